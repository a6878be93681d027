"""Takes covers."""

import asyncio
import sys

from pydantic import MISSING

from contract.app import create_app
from contract.handlers import (
    Handlers,
    PostCoversInput,
    PostCoversReply,
    PostTokenInput,
    PostTokenReply,
    PostToken200,
    PutNote200,
    PutNoteInput,
    PutNoteReply,
)
from contract import models
from specwright_http.app import AppOptions
from specwright_http.event_loop import run
from specwright_http.handler import Context
from specwright_http.listen import ListenOptions, listen
from specwright_http.reply import Created, Ok


class Covers:
    async def post_token(self, request: PostTokenInput, context: Context) -> PostTokenReply:
        body = request.body
        first = () if body.device is MISSING else (body.device,)
        others = () if body.parts is MISSING else body.parts
        city = "+".join(one.city for one in (*first, *others))
        return Ok(PostToken200(token=body.user, scope=body.scope, city=city, days=body.days))

    async def post_covers(self, request: PostCoversInput, context: Context) -> PostCoversReply:
        body = request.body
        more = () if body.more is MISSING else body.more
        return Created(
            models.Added(
                title=body.title,
                size=len(body.image.data),
                media=body.image.media,
                more=sum(len(one.data) for one in more),
                city="" if body.device is MISSING else body.device.city,
            )
        )

    async def put_note(self, request: PutNoteInput, context: Context) -> PutNoteReply:
        ids = () if request.query.ids is MISSING else request.query.ids
        city = "none" if request.body is None else request.body.city
        return Ok(PutNote200(city=city, ids=ids))


async def serve() -> None:
    app = create_app(Handlers(covers=Covers()), AppOptions())
    await listen(app, ListenOptions(port=int(sys.argv[1])))
    await asyncio.Event().wait()


if __name__ == "__main__":
    run(serve())
