"""Which addresses may be connected to: a rule that says what is allowed, and names nothing else."""

from __future__ import annotations

import re
from ipaddress import IPv4Network, IPv6Address, IPv6Network, ip_address

# `is_global` alone is not a guard: its meaning has shifted between releases of Python, and it
# passes translation and tunnel ranges that lead back inside. Hence a positive rule for IPv6.
IPV6_UNICAST = IPv6Network("2000::/3")
IPV6_WITHIN_BUT_NOT_PUBLIC = (
    IPv6Network("2001::/23"),  # protocol assignments, Teredo among them
    IPv6Network("2001:db8::/32"),  # documentation
    IPv6Network("2002::/16"),  # 6to4: carries an IPv4 address, which may be anything
    IPv6Network("3fff::/20"),  # documentation
)
IPV4_NOT_PUBLIC = (
    IPv4Network("192.0.0.0/24"),  # protocol assignments
    IPv4Network("192.88.99.0/24"),  # 6to4 relays
)

# RFC 1035: a label has at most 63 characters, a name 253. Underscores occur in the wild.
LABEL = re.compile(r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?")
LONGEST_NAME = 253
LONGEST_URL = 8192  # what common servers accept at most
SCHEMES = ("http", "https")


def is_public(address: str) -> bool:
    """Whether the literal `address` is one that anybody on the internet could be reached at."""
    try:
        literal = ip_address(address)
    except ValueError:
        return False
    if isinstance(literal, IPv6Address):
        if literal.scope_id is not None:
            return False
        if literal.ipv4_mapped is None:
            inside = any(literal in network for network in IPV6_WITHIN_BUT_NOT_PUBLIC)
            return literal in IPV6_UNICAST and not inside
        literal = literal.ipv4_mapped
    inside = any(literal in network for network in IPV4_NOT_PUBLIC)
    return literal.is_global and not literal.is_multicast and not inside


def find_fault(url: str) -> str | None:
    """Why `url` must not even be parsed, or None.

    Two parsers that disagree on an odd address are how a guard is led past (an inner host, a
    backslash, an @ and an outer host), so what is odd is refused before any parser sees it.
    """
    if len(url) > LONGEST_URL:
        return f"an address of {len(url)} characters; {LONGEST_URL} is the limit"
    scheme, colon, rest = url.partition(":")
    if not colon or scheme.lower() not in SCHEMES:
        return "only http and https addresses are fetched"
    if "\\" in url:
        return "the address holds a backslash"
    if any(character.isspace() or not character.isprintable() for character in url):
        return "the address holds white space or control characters"
    if not rest.startswith("//"):
        return "the address names no host"
    if "@" in re.split("[/?#]", rest[2:], maxsplit=1)[0]:
        return "the address holds a user name or password"
    return None


def is_host(host: str) -> bool:
    """Whether `host`, in lower case and without brackets, is a plain name or an address."""
    if ":" in host:
        return "%" not in host and all(character in "0123456789abcdef:." for character in host)
    labels = host.removesuffix(".").split(".")
    return len(host) <= LONGEST_NAME and all(LABEL.fullmatch(label) for label in labels)
