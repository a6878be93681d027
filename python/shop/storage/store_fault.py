"""What operators read about a store."""


class StoreFault(Exception):
    """Why a store cannot be opened or used, in words for the people who run it."""
