"""Pictures of the people and of the bot, drawn when the demo starts."""

from importlib.resources import files
from io import BytesIO

from PIL import Image, ImageDraw, ImageFont
from simcord.backend.cdn import CDN_BASE

SIZE = 128
GREEN, WHITE, LAMP = "#1f6f5c", "#ffffff", "#ffd479"
HUES = ("#2f6f8f", "#8a4f7d", "#2f7d55", "#a0522d", "#5b5ea6", "#8a6d1f", "#46627f", "#9b3f4d")
_FONT = files("simcord.preview") / "static" / "fonts" / "noto-sans-latin-v2.015.ttf"
_SKYLINE = (
    (28, 96),
    (28, 57),
    (50, 46),
    (50, 96),
    (50, 32),
    (78, 21),
    (78, 96),
    (78, 50),
    (100, 60),
    (100, 96),
)

Picture = tuple[str, bytes]


def hue(position: int) -> str:
    """Return the colour of the person at a position."""
    return HUES[position % len(HUES)]


def initials(name: str) -> str:
    """Return what stands in a face: the first letters of the first two names."""
    return "".join(part[0] for part in name.split()[:2])


def face(name: str, colour: str) -> Picture:
    """Draw a person: their initials on their colour; returns a file's name and bytes."""
    image = Image.new("RGB", (SIZE, SIZE), colour)
    with _FONT.open("rb") as font:
        letters = ImageFont.truetype(BytesIO(font.read()), 52)
    centre = (SIZE / 2, SIZE / 2 + 1)
    ImageDraw.Draw(image).text(centre, initials(name), fill=WHITE, font=letters, anchor="mm")
    return _saved(image)


def mark() -> Picture:
    """Draw the bot: a skyline with two lit windows."""
    image = Image.new("RGB", (SIZE, SIZE), GREEN)
    pencil = ImageDraw.Draw(image)
    pencil.line(_SKYLINE, fill=WHITE, width=7, joint="curve")
    pencil.line(((20, 96), (108, 96)), fill=WHITE, width=7)
    for height in (46, 66):
        pencil.ellipse((58, height, 70, height + 12), fill=LAMP)
    return _saved(image)


def address(user_id: int, key: str) -> str:
    """Return where simcord looks for somebody's picture."""
    return f"{CDN_BASE}/avatars/{user_id}/{key}.png"


def _saved(image: Image.Image) -> Picture:
    file = BytesIO()
    image.save(file, "PNG", optimize=True)
    return "face.png", file.getvalue()
