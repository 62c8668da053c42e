# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Uses the module of particles.mojo. `mojo.importer` compiles it; with an extension module built before, nothing is needed:
    mojo build particles.mojo --emit shared-lib -o particles.so"""
import importlib.util

if importlib.util.find_spec("mojo"):
    import mojo.importer

import particles

a, b = particles.Particle(0, 0), particles.Particle(3, 4)
print(particles.distance(a, b))
a.push(1, 0.5)
print(a.step(), a.step(dt=2))
print(a)
print(particles.primes(30))
try:
    particles.distance(a, "b")
except Exception as error:
    print(error)
try:
    particles.Particle()
except ValueError as error:
    print(error)
