"""The page around the frame: its files, what it shows, and what its buttons do."""

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from aiohttp import web

from demo.faces import initials
from demo.feed_server import OFFERED
from demo.places import Place
from demo.proxy import INDEX, LARGEST_UPLOAD, Proxy
from demo.seeding import Resident
from demo.world import World

STATIC = Path(__file__).parent / "static"
LOCAL = frozenset({"127.0.0.1", "localhost"})

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Page:
    """Handlers of one demo."""

    def __init__(self, world: World) -> None:
        self._world = world

    def application(self) -> web.Application:
        """Return the whole application of the demo's port: page, actions, and the preview behind both."""
        proxy = Proxy(self._world.stage, self._world.lock)
        application = web.Application(client_max_size=LARGEST_UPLOAD, middlewares=[only_from_here])
        application.cleanup_ctx.append(proxy.running)
        router = application.router
        router.add_get("/", _shell)
        router.add_static("/demo/static", STATIC)
        router.add_get("/demo/state", self._state)
        router.add_post("/demo/view", self._view)
        router.add_post("/demo/join", self._join)
        router.add_post("/demo/publish", self._publish)
        router.add_post("/demo/week", self._week)
        router.add_route("*", "/{path:.*}", proxy.handle)
        return application

    async def _state(self, _: web.Request) -> web.Response:
        world = self._world
        world.reading.see(world.viewer.user.id, world.place_id)
        return web.json_response(
            {
                "server": world.guild.name,
                "now": f"{world.env.now():%A, %d %B %Y, %H:%M}",
                "left": {"advisories": world.feeds.press.left, "newcomers": world.newcomers_left},
                "people": [self._person(resident) for resident in world.residents.values()],
                "places": [_place(place) for place in world.places(world.viewer)],
                "view": {
                    "person": world.viewer.person.key,
                    "place": str(world.place_id),
                    "frame": f"{INDEX}?view={world.stage.serial}#{world.stage.capability}",
                },
            }
        )

    async def _view(self, request: web.Request) -> web.Response:
        wanted = await request.json()
        place = wanted.get("place")
        if wanted.get("person") not in self._world.residents:
            raise web.HTTPNotFound(text="Nobody here has that name.")
        await self._world.look(wanted["person"], int(place) if place else None)
        return await self._state(request)

    async def _join(self, _: web.Request) -> web.Response:
        person = await self._world.join()
        if person is None:
            return _said("Everybody is here already.")
        return _said(f"{person.name} joined. They read the rules and are welcomed in a moment.", person.key)

    async def _publish(self, _: web.Request) -> web.Response:
        published = self._world.publish()
        if not published:
            return _said("The feed has published all it holds. Start the demo again for a fresh one.")
        return _said("The feed published: " + " and ".join(one.sample.title for one in published) + ".")

    async def _week(self, _: web.Request) -> web.Response:
        await self._world.pass_a_week()
        return _said(f"A week has passed. It is {self._world.env.now():%A, %d %B %Y}.")

    def _person(self, resident: Resident) -> dict[str, Any]:
        person = resident.person
        offered = self._world.feeds.url(OFFERED)
        return {
            "key": person.key,
            "name": person.name,
            "part": self._world.part(resident),
            "initials": initials(person.name),
            "hue": resident.hue,
            "about": person.about,
            "tries": [text.format(feed=offered) for text in person.tries],
            "unread": sum(place.unread for place in self._world.places(resident)),
        }


@web.middleware
async def only_from_here(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Refuse what another site's page sends: wrong names of this machine, and foreign origins."""
    host = urlsplit(f"//{request.host}")
    origin = request.headers.get("Origin")
    if host.hostname not in LOCAL or (origin is not None and urlsplit(origin).netloc != host.netloc):
        raise web.HTTPForbidden(text="The demo answers only its own page.")
    return await handler(request)


async def _shell(_: web.Request) -> web.FileResponse:
    return web.FileResponse(STATIC / "shell.html", headers={"Cache-Control": "no-store"})


def _place(place: Place) -> dict[str, Any]:
    return {"id": str(place.channel_id), "name": place.name, "kind": place.kind, "unread": place.unread}


def _said(sentence: str, person: str | None = None) -> web.Response:
    return web.json_response({"said": sentence, "person": person})
