"""Settings that cannot be used."""


class Unfit(Exception):
    """Why the shop cannot open with these settings, in a sentence for the people who run it."""
