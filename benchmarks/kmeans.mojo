# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
# Clusters of points: the nearest of a few centers for each point, then the centers of what was found.
from std.time import perf_counter_ns


@fieldwise_init
struct Point(Copyable, Movable):
    var x: Float64
    var y: Float64
    var z: Float64


def kmeans(points: List[Point], k: Int, rounds: Int) -> Float64:
    var centers = List[Point]()
    for i in range(k):
        centers.append(points[i * 37].copy())
    var assigned = List[Int](length=len(points), fill=0)
    for _ in range(rounds):
        for i in range(len(points)):
            var best = 1e300
            for c in range(k):
                var dx = points[i].x - centers[c].x
                var dy = points[i].y - centers[c].y
                var dz = points[i].z - centers[c].z
                var d = dx * dx + dy * dy + dz * dz
                if d < best:
                    best = d
                    assigned[i] = c
        var counts = List[Int](length=k, fill=0)
        var sums = List[Point]()
        for _ in range(k):
            sums.append(Point(0.0, 0.0, 0.0))
        for i in range(len(points)):
            ref p = points[i]
            ref s = sums[assigned[i]]
            s.x += p.x
            s.y += p.y
            s.z += p.z
            counts[assigned[i]] += 1
        for c in range(k):
            if counts[c] > 0:
                var n = Float64(counts[c])
                centers[c] = Point(sums[c].x / n, sums[c].y / n, sums[c].z / n)
    var total = 0.0
    for c in centers:
        total += c.x + 2.0 * c.y + 3.0 * c.z
    return total


def main():
    var points = List[Point]()
    var s = UInt64(42)
    for _ in range(400000):
        s = s * 6364136223846793005 + 1442695040888963407
        var a = Float64(s >> 40)
        s = s * 6364136223846793005 + 1442695040888963407
        var b = Float64(s >> 40)
        s = s * 6364136223846793005 + 1442695040888963407
        points.append(Point(a, b, Float64(s >> 40)))
    var start = perf_counter_ns()
    var sum = kmeans(points, 16, 10)
    var elapsed = perf_counter_ns() - start
    print("checksum", sum)
    print("nanoseconds", elapsed)
