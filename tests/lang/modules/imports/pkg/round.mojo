from .area import area


struct Disk:
    var r: Int

    def __init__(out self):
        self.r = 3
