import pytest

from onrecord.capture.addresses import find_fault, is_host, is_public

NOT_PUBLIC = [
    "0.0.0.0", "10.0.0.1", "100.64.0.1", "127.0.0.1", "169.254.169.254", "172.16.0.1",
    "192.0.0.8", "192.0.2.1", "192.88.99.1", "192.168.1.1", "198.18.0.1", "224.0.0.1",
    "240.0.0.1", "255.255.255.255", "::", "::1", "::127.0.0.1", "::ffff:127.0.0.1",
    "::ffff:100.64.0.1", "64:ff9b::7f00:1", "64:ff9b:1::1", "100::1", "2001::1", "2001:db8::1",
    "2002:7f00:1::", "3fff::1", "5f00::1", "fc00::1", "fe80::1", "fec0::1", "ff02::1",
    "2606:4700::1111%eth0",
]  # fmt: skip
PUBLIC = [
    "1.1.1.1", "8.8.8.8", "93.184.216.34", "::ffff:8.8.8.8", "2606:4700::1111", "2a00:1450::1",
]  # fmt: skip


def test_there_are_38_addresses() -> None:
    assert len({*NOT_PUBLIC, *PUBLIC}) == 38


@pytest.mark.parametrize("address", NOT_PUBLIC)
def test_case_4_address_is_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", PUBLIC)
def test_case_4_address_is_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize("address", ["", "localhost", "127.1", "2130706433", "0x7f000001", "[::1]"])
def test_what_is_no_literal_is_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize(
    "url",
    [
        "http://internal\\@public.example/",
        "http:\\\\public.example/",
        "http://user:word@public.example/",
        "http://user@public.example/",
        "http://public.example@internal/",
        "http://public.example /",
        "http://public.example/\r\nX: 1",
        "http://public.example/\t",
        "http://public.example/\u202e",
        "\x00http://public.example/",
        " http://public.example/",
        "http:public.example/",
        "http:/public.example/",
        "//public.example/",
        "public.example",
        "file:///etc/passwd",
        "file:/etc/passwd",
        "FILE:///etc/passwd",
        "source:file:///etc/passwd",
        "ftp://public.example/",
        "gopher://public.example/",
        "javascript:alert(1)",
        "data:text/html,a",
        "http",
        "",
        "http://public.example/" + "a" * 9000,
    ],
)
def test_case_5_odd_address_has_a_fault(url: str) -> None:
    assert find_fault(url)


@pytest.mark.parametrize(
    "url",
    [
        "http://public.example",
        "HTTPS://public.example:8443/a/b;c?d=e@f&g=%20#h",
        "https://bücher.example/straße",
        "http://[2606:4700::1111]/",
        "https://public.example/@author/story",
    ],
)
def test_ordinary_address_has_none(url: str) -> None:
    assert find_fault(url) is None


@pytest.mark.parametrize(
    ("host", "expected"),
    [
        ("news.example", True),
        ("news.example.", True),
        ("under_score.example", True),
        ("xn--bcher-kva.example", True),
        ("2606:4700::1111", True),
        ("fe80::1%25eth0", False),
        ("fe80::1%eth0", False),
        ("a..b", False),
        (".a", False),
        ("", False),
        ("127.0.0.1%2f", False),
        ("a" * 64 + ".example", False),
        ("a." * 127 + "aa", False),
    ],
)
def test_host(host: str, expected: bool) -> None:
    assert is_host(host) is expected
