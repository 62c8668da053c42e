# old: 0.6 to 0.7
from time import now
from random import random_float64, seed, randint
from math import sin, cos, pi
from utils.index import Index
from sys import argv

fn main():
    seed(42)
    let t = now()
    print(sin(pi / 2))
    let i = Index(1, 2)
    print(i[0] + i[1])
    print(now() >= t)
