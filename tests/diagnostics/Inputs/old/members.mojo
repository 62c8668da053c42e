# old: 24.5 to 25.4
import time
from memory import UnsafePointer


@value
struct Point:
    var x: Int
    var y: Int

    fn __str__(self) -> String:
        return String.write("(", self.x, ", ", self.y, ")")


fn main():
    print(Point(1, 2).__str__())
    var places = UnsafePointer[String].alloc(1)
    places.initialize_pointee_move("first")
    print(places[])
    places.destroy_pointee()
    places.free()
    print(time.now() > 0)
