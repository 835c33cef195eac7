"""Pictures as cameras, phones and attackers send them, made by code."""

import struct
import zlib
from io import BytesIO

from PIL import Image as Pillow
from PIL.PngImagePlugin import PngInfo

SECRETS = (b"SECRET-CAMERA", b"SECRET-XMP", b"SECRET-COMMENT", b"<script>")
XMP = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><!-- SECRET-XMP <script>alert(1)</script> --></x:xmpmeta>'


def saved(image, kind="PNG", **options):
    data = BytesIO()
    image.save(data, kind, **options)
    return data.getvalue()


def gradient(size=(800, 600)):
    """A picture whose every corner differs: dark to bright, left to right and top to bottom."""
    ramp = Pillow.linear_gradient("L").resize(size)
    across = Pillow.linear_gradient("L").transpose(Pillow.Transpose.ROTATE_90).resize(size)
    return Pillow.merge("RGB", (ramp, across, Pillow.new("L", size, 90)))


def with_secrets(kind="JPEG", size=(800, 600), orientation=1):
    """A picture that says where it was taken, with which camera, and more than it should."""
    exif = Pillow.Exif()
    exif[0x0112] = orientation
    exif[0x010F] = "SECRET-CAMERA"
    exif.get_ifd(0x8825).update({1: "N", 2: (43.0, 28.0, 2.8), 3: "E", 4: (11.0, 53.0, 6.4)})
    options = {"exif": exif, "icc_profile": swapping_profile()}
    if kind == "JPEG":
        options.update(xmp=XMP, comment=b"SECRET-COMMENT")
    if kind in ("WEBP", "AVIF"):
        options.update(xmp=XMP)
    if kind == "PNG":
        options["pnginfo"] = PngInfo()
        options["pnginfo"].add_itxt("XML:com.adobe.xmp", XMP.decode())
        options["pnginfo"].add_text("Comment", "SECRET-COMMENT")
    return saved(gradient(size), kind, **options)


def animated(kind):
    frames = [Pillow.new("RGB", (32, 32), colour) for colour in ("red", "blue")]
    return saved(frames[0], kind, save_all=True, append_images=frames[1:])


def from_a_phone():
    """Two pictures in one JPEG (CIPA DC-007), as phones write them."""
    first, second = gradient((400, 300)), Pillow.new("RGB", (100, 75), "white")
    return saved(first, "MPO", save_all=True, append_images=[second])


def empty_png(width, height):
    """A PNG whose header promises so many pixels, and that holds none: 70 bytes."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")


def flat_webp(width, height):
    """A lossless WebP of one colour, of any size in 38 bytes (RFC 9649, section 3.4: 14 bits for each side)."""
    sides = struct.pack("<I", (width - 1) | (height - 1) << 14)
    data = b"VP8L" + struct.pack("<I", 17) + b"/" + sides + bytes.fromhex("07508fe2d5a3ff8188e87f0000")
    return b"RIFF" + struct.pack("<I", 4 + len(data)) + b"WEBP" + data


def with_text_bomb():
    """A PNG with a hundred compressed texts of a megabyte each."""
    plain = saved(gradient((20, 20)))
    text = chunk(b"zTXt", b"Comment\0\0" + zlib.compress(b"0" * 1_000_000))
    return plain[:33] + text * 100 + plain[33:]


def with_many_scans(count):
    """A progressive JPEG with its last scan over and over: small to send, hours to decode."""
    data = saved(gradient((64, 64)), "JPEG", progressive=True)
    return data[:-2] + data[data.rindex(b"\xff\xda") : -2] * count + data[-2:]


def chunk(name, data):
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def swapping_profile():
    """An ICC profile (version 2) for pictures whose red is blue and whose blue is red."""
    red, green, blue = (0.1431, 0.0606, 0.7141), (0.3851, 0.7169, 0.0971), (0.4361, 0.2225, 0.0139)
    xyz = {b"rXYZ": red, b"gXYZ": green, b"bXYZ": blue, b"wtpt": (0.9642, 1.0, 0.8249)}
    tags = {name: b"XYZ \0\0\0\0" + b"".join(map(fixed, values)) for name, values in xyz.items()}
    tags |= dict.fromkeys((b"rTRC", b"gTRC", b"bTRC"), b"curv\0\0\0\0" + struct.pack(">IHxx", 1, 0x0233))
    tags[b"desc"] = b"desc\0\0\0\0" + struct.pack(">I", 5) + b"swap\0" + bytes(78 + 1)
    tags[b"cprt"] = b"text\0\0\0\0none\0\0\0\0"
    return profile(tags)


def profile(tags):
    index, body, at = b"", b"", 128 + 4 + 12 * len(tags)
    for name, data in tags.items():
        data += bytes(-len(data) % 4)
        index += struct.pack(">4sII", name, at + len(body), len(data))
        body += data
    header = struct.pack(">I4sI4s4s4s", at + len(body), b"\0\0\0\0", 0x02100000, b"mntr", b"RGB ", b"XYZ ")
    header += bytes(12) + b"acsp" + bytes(28) + b"".join(map(fixed, (0.9642, 1.0, 0.8249)))
    return header.ljust(128, b"\0") + struct.pack(">I", len(tags)) + index + body


def fixed(value):
    return struct.pack(">i", round(value * 65536))


def chunks_of_webp(data):
    """The names of the chunks of a WebP file (RFC 9649, section 2.3)."""
    names, at = [], 12
    while at < len(data):
        names.append(data[at : at + 4])
        size = int.from_bytes(data[at + 4 : at + 8], "little")
        at += 8 + size + size % 2
    return names
