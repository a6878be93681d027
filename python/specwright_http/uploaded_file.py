"""A file of a form."""


class UploadedFile:
    """What a client sent as a file. Nothing about it is trusted.

    No dataclass: pydantic would dump it as a dictionary of its parts.
    """

    __slots__ = ("data", "media", "name")

    name: str
    """What the client calls it, without a path; empty where it gives no name."""
    media: str
    """What the client says that it is, without parameters: `image/png`."""
    data: bytes

    def __init__(self, name: str, media: str, data: bytes) -> None:
        self.name = name
        self.media = media
        self.data = data
