"""A visit: what is done is answered, the time goes on when it is told to, and all of it can be had again."""

import json
from datetime import timedelta

from sandbox.script import Deed
from tests.page.office import CHEN, MONDAY, STRANGER, ZHOU, Page, sample, served, until


async def test_the_visitor_comes_in_when_the_year_has_been_played(page: Page) -> None:
    state = await page.get("/api/state")
    assert (state["ready"], state["moving"], state["now"]) == (True, False, "2017-09-11T08:50:00+08:00")


async def test_what_is_said_is_answered_while_the_time_stands_still(page: Page) -> None:
    answer = await page.say("3.1 累计210张")
    assert (await page.texts())[-2:] == ["3.1 累计210张", "你说：3.1 累计210张"]
    assert answer["now"] == "2017-09-11T08:50:00+08:00"


async def test_a_press_is_answered_with_a_toast(page: Page) -> None:
    await page.move(to="push")
    asked = page.room.last(page.group)
    with page.lobby.feed.listening() as news:
        await page.post("/api/deeds", do="press", who=CHEN, chat=page.group, message=asked.id, data="same")
        toast = await until(news, lambda told: told["kind"] == "toast")
    assert (toast["who"], toast["text"]) == (CHEN, "记下了")


async def test_ones_own_message_is_changed_and_taken_back(page: Page) -> None:
    await page.say("210")
    mine = (await page.get(f"/api/chats/{page.group}"))[-2]
    await page.post("/api/deeds", do="edit", who=CHEN, chat=page.group, message=mine["id"], text="201")
    changed = (await page.get(f"/api/chats/{page.group}"))[-2]
    assert (changed["text"], changed["times"], "edited" in changed) == ("201", 1, True)
    await page.post("/api/deeds", do="delete", who=CHEN, chat=page.group, message=mine["id"])
    assert "201" not in await page.texts()


async def test_an_emoji_stands_on_a_message(page: Page) -> None:
    await page.say("210")
    number = page.room.last(page.group).id
    await page.post("/api/deeds", do="react", who=CHEN, chat=page.group, message=number, emoji="👍")
    assert page.room.reactions(page.group, number) == {CHEN: "👍"}


async def test_what_was_pinned_last_is_known_to_the_page(page: Page) -> None:
    await page.say("周三开会")
    said = page.room.last(page.group)
    page.room.pin(said, ZHOU)
    state = await page.get("/api/state")
    assert next(chat["pins"] for chat in state["chats"] if not chat["private"]) == [said.id]
    assert (await page.get(f"/api/chats/{page.group}"))[-1]["pins"] == said.id


async def test_what_was_sent_together_is_known_by_its_album(page: Page) -> None:
    files = [{"name": name, "content": "UEs="} for name in ("一.docx", "二.docx")]
    await page.post("/api/deeds", do="say", who=CHEN, chat=page.group, text="两份", files=files)
    first, second = [one for one in await page.get(f"/api/chats/{page.group}") if "file" in one]
    assert first["album"] == second["album"]


async def test_a_stranger_is_in_the_group_and_begins_with_the_bot_by_one_press(page: Page) -> None:
    state = await page.get("/api/state")
    group = next(chat for chat in state["chats"] if not chat["private"])
    await page.post("/api/deeds", do="start", who=STRANGER)
    assert STRANGER in group["members"]
    assert await page.texts(STRANGER) == ["/start", "你说：/start"]


async def test_what_cannot_be_done_is_refused_in_a_sentence(page: Page) -> None:
    refusal = await page.post("/api/deeds", do="edit", who=ZHOU, chat=page.group, message=999, text="别人的")
    assert refusal == {"refused": "现在不能这样做，消息可能已经改变。"}


async def test_a_text_longer_than_a_message_is_refused(page: Page) -> None:
    assert (await page.say("长" * 4097))["refused"].startswith("太长了")


async def test_going_on_lives_through_every_push(page: Page) -> None:
    before = len(await page.texts())
    now = await page.move(to="moment", at="2017-09-14T12:00")
    assert (now, len(await page.texts()) - before) == (MONDAY.replace(day=14, hour=12, minute=0), 4)


async def test_the_next_push_is_where_the_time_stops(page: Page) -> None:
    assert await page.move(to="push") == MONDAY.replace(hour=9, minute=0)


async def test_a_move_gives_way_to_the_next(page: Page) -> None:
    with page.lobby.feed.listening() as news:
        await page.post("/api/moves", to="end", pause=30)
        await until(news, lambda told: told["kind"] == "message")
        await page.post("/api/moves", to="halt")
        await until(news, lambda told: told["kind"] == "clock" and not told["moving"])
    assert page.lobby.visit.now == MONDAY.replace(hour=9, minute=0)


async def test_the_time_never_goes_back(page: Page) -> None:
    assert "refused" in await page.post("/api/moves", to="moment", at="2017-09-01T09:00")


async def test_the_people_of_the_script_answer_unless_they_are_told_to_be_silent() -> None:
    deeds = [Deed(MONDAY + timedelta(hours=n), CHEN, text=f"第{n}条", is_reply=False) for n in (1, 2)]
    async with served(sample(deeds)) as page:
        await page.move(to="moment", at="2017-09-11T10:00")
        await page.post("/api/deeds", do="script", on=False)
        await page.move(to="moment", at="2017-09-11T11:00")
        texts = await page.texts()
    assert ("第1条" in texts, "第2条" in texts) == (True, False)


async def test_a_saved_visit_taken_up_again_is_the_same_room(page: Page) -> None:
    await page.say("3.1 累计210张")
    await page.move(to="push")
    await page.say("更正 3.1 是201张")
    saved, texts = (await page.client.get("/api/visit")).text, await page.texts()
    assert await page.post("/api/visit", saved=saved) == {}
    await page.ready()
    assert (await page.texts(), page.lobby.visit.now) == (texts, MONDAY.replace(hour=9, minute=0))


async def test_starting_over_leaves_nothing_of_the_visit(page: Page) -> None:
    before = await page.texts()
    await page.say("3.1 累计210张")
    await page.post("/api/visit", saved="")
    await page.ready()
    assert await page.texts() == before


async def test_what_was_not_saved_here_is_not_taken_up(page: Page) -> None:
    other = json.dumps({"format": "duban-visit-1", "programme": "another", "now": "", "deeds": []})
    broken = json.dumps({"format": "duban-visit-1", "programme": "ms", "now": "2030-01-01", "deeds": []})
    answers = [await page.post("/api/visit", saved=text) for text in ("{", "[]", other, broken)]
    assert all("refused" in answer for answer in answers)
    assert page.lobby.is_ready


async def test_a_deed_that_no_longer_can_be_done_does_not_stop_the_rest(page: Page) -> None:
    await page.say("210")
    saved = json.loads((await page.client.get("/api/visit")).text)
    gone = {"at": saved["now"], "do": "press", "who": CHEN, "chat": page.group, "message": 99, "data": "same"}
    await page.post("/api/visit", saved=json.dumps(saved | {"deeds": [gone, *saved["deeds"]]}))
    await page.ready()
    assert ("210" in await page.texts(), page.lobby.visit.failed) == (True, 1)


async def test_unread_letters_are_counted_for_each_until_they_look(page: Page) -> None:
    await page.say("210", who=CHEN)
    unread = (await page.get("/api/state"))["unread"]
    assert (unread[str(ZHOU)], unread[str(CHEN)]) == ({str(page.group): 2}, {str(page.group): 1})
    await page.post("/api/read", who=ZHOU, chat=page.group)
    assert str(ZHOU) not in (await page.get("/api/state"))["unread"]


async def test_much_news_at_once_is_told_as_one_look_at_everything() -> None:
    deeds = [Deed(MONDAY + timedelta(minutes=n), CHEN, text=str(n), is_reply=False) for n in range(1, 200)]
    async with served(sample(deeds)) as page:
        with page.lobby.feed.listening() as news:
            await page.post("/api/moves", to="workday")
            told = await until(news, lambda told: told["kind"] != "clock")
    assert told == {"kind": "refresh"}
