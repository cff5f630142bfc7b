"""The addresses of the page: what they give, to whom, and under which rules."""

import pytest

from sandbox.messages import Upload
from tests.page.office import CHEN, Page

EVERY_FILE = ("", "index.html", "main.js", "base.css", "mark.svg")
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + (8).to_bytes(4) + (6).to_bytes(4)


@pytest.mark.parametrize("name", EVERY_FILE)
async def test_the_page_allows_nothing_but_itself(page: Page, name: str) -> None:
    answer = await page.client.get(f"/{name}")
    assert answer.status_code == 200
    assert answer.headers["Content-Security-Policy"].startswith("default-src 'none'; script-src 'self'")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    "path", ["/secret.py", "/..%2fserver.py", "/nothing.js", "/api/chats/5", "/api/chats/5.txt", "/files/no"]
)
async def test_what_is_not_there_is_not_there(page: Page, path: str) -> None:
    assert (await page.client.get(path)).status_code == 404


@pytest.mark.parametrize(
    "headers", [{"Host": "evil.example"}, {"Origin": "https://evil.example"}, {"Origin": "null"}]
)
async def test_a_page_of_another_site_gets_nothing(page: Page, headers: dict[str, str]) -> None:
    assert (await page.client.get("/api/state", headers=headers)).status_code == 403


async def test_a_form_of_another_site_does_nothing(page: Page) -> None:
    answer = await page.client.post("/api/deeds", data={"do": "say"})
    assert answer.status_code == 415


@pytest.mark.parametrize("body", [b"", b"[]", b"{"])
async def test_a_body_that_is_no_object_is_refused(page: Page, body: bytes) -> None:
    answer = await page.client.post("/api/deeds", content=body, headers={"Content-Type": "application/json"})
    assert answer.status_code == 400


async def test_a_chat_is_kept_as_text_and_as_a_page(page: Page) -> None:
    await page.say("3.1 <b>累计</b>210张")
    text = await page.client.get(f"/api/chats/{page.group}.txt")
    html = await page.client.get(f"/api/chats/{page.group}.html")
    assert "3.1 <b>累计</b>210张" in text.text
    assert "3.1 &lt;b&gt;累计&lt;/b&gt;210张" in html.text
    assert html.headers["Content-Disposition"].startswith("attachment")


async def test_a_picture_is_shown_and_every_other_file_only_saved(page: Page) -> None:
    files = [Upload("a.png", PNG, is_photo=True), Upload("x.html", b"<script>alert(1)</script>")]
    page.room.say(CHEN, page.group, files=files)
    picture, other = [m["file"]["path"] for m in await page.get(f"/api/chats/{page.group}") if "file" in m]
    shown, saved = await page.client.get(picture), await page.client.get(other)
    assert "Content-Disposition" not in shown.headers
    assert (saved.headers["Content-Type"], "attachment" in saved.headers["Content-Disposition"]) == (
        "application/octet-stream",
        True,
    )


async def test_only_a_chat_that_is_there_can_be_read(page: Page) -> None:
    body = {"who": CHEN, "chat": 5}
    assert (await page.client.post("/api/read", json=body)).status_code == 400
