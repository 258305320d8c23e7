"""Decompression that stops at a limit, counted on what comes out."""

from __future__ import annotations

import importlib
import zlib
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import chain
from typing import Any, BinaryIO, Protocol

from onrecord.errors import Damaged, TooLarge, UnsupportedMedia

PIECE = 64 * 1024  # so much is decompressed at a time: a bomb is seen after one piece too many
GZIP_MAGIC = b"\x1f\x8b"
GZIP = zlib.MAX_WBITS | 16
ZLIB = zlib.MAX_WBITS
RAW = -zlib.MAX_WBITS
CODINGS = {"gzip": "gzip", "x-gzip": "gzip", "deflate": "deflate", "br": "br"}


class Decoder(Protocol):
    """A decompressor of zlib, under way."""

    @property
    def eof(self) -> bool: ...  # noqa: D102
    @property
    def unconsumed_tail(self) -> bytes: ...  # noqa: D102
    @property
    def unused_data(self) -> bytes: ...  # noqa: D102

    def decompress(self, data: bytes, max_length: int = 0, /) -> bytes: ...  # noqa: D102


def gather(chunks: Iterable[bytes], *, coding: str, most: int, about: str) -> bytes:
    """All of `chunks`, decompressed by `coding` ("" for none), if that is not above `most` bytes.

    Raises TooLarge, Damaged, or UnsupportedMedia for a coding that cannot be undone here.
    """
    pieces = _unpack(chunks, coding, about)
    body = bytearray()
    while piece := _next_piece(pieces, came_out=len(body), about=about):
        body += piece
        if len(body) > most:
            limit = "the settings max_bytes (web) and max_file_bytes (files) say how much is taken"
            raise TooLarge(f"more than {most} bytes; {limit}", about=about)
    return bytes(body)


def read_chunks(stream: BinaryIO) -> Iterator[bytes]:
    """The bytes of `stream` from where it stands, a piece at a time."""
    while chunk := stream.read(PIECE):
        yield chunk


def peek(head: bytes, most: int) -> bytes:
    """The first bytes inside a gzip of which `head` is the beginning; none if it is damaged."""
    try:
        return zlib.decompressobj(GZIP).decompress(head, most)
    except zlib.error:
        return b""


def drain(decoder: Decoder, chunk: bytes) -> Iterator[bytes]:
    """What the zlib `decoder` makes of `chunk`, in bounded pieces."""
    piece = decoder.decompress(chunk, PIECE)
    while piece:
        yield piece
        # At its end a decoder keeps an old tail, and would take it for more data after the end.
        piece = b"" if decoder.eof else decoder.decompress(decoder.unconsumed_tail, PIECE)


def _next_piece(pieces: Iterator[bytes], *, came_out: int, about: str) -> bytes:
    try:
        return next(pieces, b"")
    except zlib.error as error:
        fault = f"the compressed data is corrupt ({error})"
    except EOFError:
        fault = "the compressed data is cut short"
    raise Damaged(f"{fault}; {came_out} bytes came out before the damage", about=about)


def _unpack(chunks: Iterable[bytes], coding: str, about: str) -> Iterator[bytes]:
    match CODINGS.get(coding, coding):
        case "" | "identity":
            return (chunk for chunk in chunks if chunk)
        case "gzip":
            return _unpack_gzip(chunks)
        case "deflate":
            return _unpack_deflate(chunks)
        case "br":
            return _unpack_brotli(chunks, about)
    raise UnsupportedMedia(f"compressed as {coding[:40]!r}, which is not read here", about=about)


def _unpack_gzip(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """All members of a gzip, one after the other; zeros after a member are padding."""
    decoder: Decoder | None = None
    for chunk in chunks:
        rest = chunk
        while rest:
            decoder = decoder or zlib.decompressobj(GZIP)
            yield from drain(decoder, rest)
            rest = decoder.unused_data.lstrip(b"\0")
            if decoder.eof:
                decoder = None
    if decoder is not None:
        raise EOFError


def _unpack_deflate(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """A "deflate" body: zlib by the standard, raw by habit; told apart by the two first bytes."""
    source = iter(chunks)
    head = b""
    while len(head) < 2 and (more := next(source, b"")):
        head += more
    is_zlib = len(head) > 1 and head[0] & 0x0F == 8 and int.from_bytes(head[:2], "big") % 31 == 0
    decoder = zlib.decompressobj(ZLIB if is_zlib else RAW)
    for chunk in chain([head], source):
        yield from drain(decoder, chunk)
    if not decoder.eof:
        raise EOFError


def _unpack_brotli(chunks: Iterable[bytes], about: str) -> Iterator[bytes]:
    try:
        brotli: Any = importlib.import_module("brotli")
    except ImportError as error:
        message = "compressed with brotli; `pip install brotli` to read it"
        raise UnsupportedMedia(message, about=about) from error
    decoder: Any = brotli.Decompressor()
    process = partial(decoder.process, output_buffer_limit=PIECE)
    for chunk in chunks:
        piece = _brotli_piece(process, chunk, brotli.error)
        while piece:
            yield piece
            piece = _brotli_piece(process, b"", brotli.error)
    if not decoder.is_finished():
        raise EOFError


def _brotli_piece(process: Callable[[bytes], bytes], chunk: bytes, fault: type[Exception]) -> bytes:
    try:
        return process(chunk)
    except fault as error:
        raise zlib.error(str(error)) from error
