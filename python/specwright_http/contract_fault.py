"""The one mistake of an implementation that the kernel distinguishes from all others."""


class ContractFault(Exception):
    """It answered something that the specification does not allow: our fault, never the client's."""
