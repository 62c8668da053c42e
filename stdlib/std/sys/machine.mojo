# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""The devices that a program is compiled for."""


@fieldwise_init
struct DeviceSpec(Copyable):
    """What is known of a device while compiling."""

    var name: StaticString
    """The name; empty for a processor."""

    var info: Optional[StaticString]
    """More about it; nothing for a processor."""


@fieldwise_init
struct DeviceRef(Copyable):
    """A device of the machine."""

    var driver: StaticString
    """What drives the device: `CPU` for a processor."""

    var driver_device_index: Int
    """The number of the device for its driver."""

    var spec: DeviceSpec
    """What is known of it."""


struct MachineDefinition:
    """The machine that a program is compiled for."""

    @staticmethod
    def devices() -> List[DeviceRef]:
        """The devices; there is always one.

        Returns:
            The list.
        """
        var result = List[DeviceRef]()
        result.append(DeviceRef("CPU", 0, DeviceSpec("", None)))
        return result^
