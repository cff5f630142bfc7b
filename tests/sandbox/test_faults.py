"""Planned trouble meets the calls it was planned for, once each."""

from sandbox.faults import Broken, Faults, Flood, LostAnswer


def test_without_a_plan_there_is_no_trouble() -> None:
    assert Faults().take("sendMessage") is None


def test_a_fault_meets_the_next_calls_of_its_method_and_no_more() -> None:
    faults = Faults()
    faults.plan(Flood(5), calls=2, method="sendMessage")
    met = [faults.take(method) for method in ("getMe", "sendMessage", "sendmessage", "sendMessage")]
    assert met == [None, Flood(5), Flood(5), None]


def test_a_fault_for_any_method_spares_the_polling() -> None:
    faults = Faults()
    faults.plan(Broken(502))
    assert [faults.take("getUpdates"), faults.take("getMe")] == [None, Broken(502)]


def test_the_polling_meets_what_is_planned_for_it_by_name() -> None:
    faults = Faults()
    faults.plan(Broken(500), method="getUpdates")
    assert faults.take("getUpdates") == Broken(500)


def test_faults_come_in_the_order_of_their_planning() -> None:
    faults = Faults()
    faults.plan(Broken(500))
    faults.plan(LostAnswer())
    assert [faults.take("a"), faults.take("a"), faults.left] == [Broken(500), LostAnswer(), 0]


def test_what_is_planned_can_be_forgotten() -> None:
    faults = Faults()
    faults.plan(Broken(), calls=9)
    faults.clear()
    assert (faults.left, faults.take("getMe")) == (0, None)
