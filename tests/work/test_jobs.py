"""Jobs: one row, one lease, retries that end, and logs that name nobody."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from smtplib import SMTPRecipientsRefused
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.core import mail
from django.db import transaction
from django.utils import timezone
from kombu.exceptions import OperationalError

from saleor_gdpr_plugin import housekeeping
from saleor_gdpr_plugin.contracts import Refused
from saleor_gdpr_plugin.host import tasks
from saleor_gdpr_plugin.mail.models import OutboxMail
from saleor_gdpr_plugin.requests.models import Request
from saleor_gdpr_plugin.tasks import run_job
from saleor_gdpr_plugin.work import jobs
from saleor_gdpr_plugin.work.models import Job
from tests.cast import Guest
from tests.desk import Desk
from tests.work.sweeping import pass_time, sweep_all

KIND = "test.note"
ATTEMPTS = 4


@dataclass
class Work:
    """A kind of job whose run is whatever the test says."""

    does: Callable[[Job], None] = lambda job: None
    ran: list[str] = field(default_factory=list)
    gave_up: list[tuple[str, str]] = field(default_factory=list)

    def run(self, job: Job) -> None:
        self.ran.append(job.object_id)
        self.does(job)

    def give_up(self, object_id: str, problem: str) -> None:
        self.gave_up.append((object_id, problem))


@pytest.fixture
def work(monkeypatch: pytest.MonkeyPatch) -> Work:
    made = Work()
    handler = jobs.Handler(run=made.run, give_up=made.give_up, attempts=ATTEMPTS)
    monkeypatch.setitem(jobs._handlers, KIND, handler)
    return made


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, tuple[str, ...]]]:
    """What went to the broker, instead of being carried out."""
    found: list[tuple[str, tuple[str, ...]]] = []
    monkeypatch.setattr(tasks, "_send", lambda task, ids: found.append((task, ids)))
    return found


def job(**values: Any) -> Job:
    now = timezone.now()
    given = {"kind": KIND, "object_id": str(uuid4()), "run_at": now, "created_at": now} | values
    return Job.objects.create(**given)


def fails(job: Job) -> None:
    raise ValueError("whatever")


def steal(job: Job) -> Job:
    """Let the lease run out, and let another worker take it."""
    pass_time()
    thief = jobs._take(job.pk, timezone.now())
    assert thief is not None
    return thief


def test_enqueue__an_open_job_is_not_doubled(db: None, work: Work) -> None:
    for _ in range(3):
        jobs.enqueue(KIND, "a", now=timezone.now())
    jobs.enqueue(KIND, "b", now=timezone.now())
    assert sorted(Job.objects.values_list("object_id", flat=True)) == ["a", "b"]


def test_enqueue__a_job_under_lease_is_open(db: None, work: Work) -> None:
    first = job(object_id="a")
    jobs._take(first.pk, timezone.now())
    jobs.enqueue(KIND, "a", now=timezone.now())
    assert Job.objects.get().pk == first.pk


def test_enqueue__after_the_end_there_is_a_new_one(db: None, work: Work) -> None:
    ended = job(object_id="a", ended_at=timezone.now())
    jobs.enqueue(KIND, "a", now=timezone.now())
    assert Job.objects.count() == 2
    assert Job.objects.exclude(pk=ended.pk).get().ended_at is None


def test_enqueue__is_sent_after_the_commit_and_by_id_only(
    transactional_db: None, work: Work, sent: list[Any]
) -> None:
    with transaction.atomic():
        jobs.enqueue(KIND, "anna@example.com", now=timezone.now())
        assert sent == []
    assert sent == [("saleor_gdpr_plugin.run_job", (str(Job.objects.get().pk),))]


def test_enqueue__a_rollback_leaves_neither_row_nor_task(
    transactional_db: None, work: Work, sent: list[Any]
) -> None:
    with transaction.atomic():
        jobs.enqueue(KIND, "a", now=timezone.now())
        transaction.set_rollback(True)
    assert (Job.objects.count(), sent) == (0, [])


def test_enqueue__for_later_waits_for_the_sweep(transactional_db: None, work: Work, sent: list[Any]) -> None:
    now = timezone.now()
    jobs.enqueue(KIND, "a", now=now, at=now + timedelta(hours=1))
    assert sent == []
    assert jobs.sweep() == 0
    jobs.run(Job.objects.get().pk)
    assert work.ran == []
    pass_time()
    assert jobs.sweep() == 1
    assert work.ran == ["a"]


def test_run__deletes_what_is_done(db: None, work: Work) -> None:
    done = job(object_id="a")
    jobs.run(done.pk)
    jobs.run(done.pk)
    assert work.ran == ["a"]
    assert Job.objects.count() == 0


def test_lease__is_taken_by_one(db: None, work: Work) -> None:
    one = job()
    work.does = lambda job: jobs.run(job.pk)
    jobs.run(one.pk)
    assert len(work.ran) == 1


def test_lease__is_retaken_after_it_ran_out(db: None, work: Work) -> None:
    # given: a worker that took the job and died
    one = job(object_id="a")
    assert jobs._take(one.pk, timezone.now()) is not None

    # then: nobody else gets it
    assert jobs.sweep() == 0
    jobs.run(one.pk)
    assert work.ran == []

    # when
    seen = []
    work.does = lambda job: seen.append((job.attempts, job.step))
    Job.objects.update(step="half", lease_until=timezone.now() - timedelta(microseconds=1))
    housekeeping.sweep()

    # then
    assert seen == [(2, "half")]
    assert Job.objects.count() == 0


def test_step__is_recorded_and_renews_the_lease(db: None, work: Work) -> None:
    one, seen = job(), []

    def does(held: Job) -> None:
        before = Job.objects.get().lease_until
        jobs.step(held, "half")
        after = Job.objects.get()
        seen.append((held.step, after.step, after.lease_until > before))

    work.does = does
    jobs.run(one.pk)
    assert seen == [("half", "half", True)]


@pytest.mark.parametrize(
    "act",
    [
        lambda job: jobs.step(job, "further"),
        lambda job: jobs.hold(job),
        lambda job: jobs.finish(job),
        fails,
        lambda job: (_ for _ in ()).throw(jobs.Later(timezone.now())),
        lambda job: (_ for _ in ()).throw(Refused("state", "no")),
    ],
    ids=["step", "hold", "finish", "fail", "later", "refuse"],
)
def test_lost_lease__counts_no_more(db: None, work: Work, act: Callable[[Job], None]) -> None:
    # given
    one, thieves = job(), []

    def does(held: Job) -> None:
        thieves.append(steal(held))
        with transaction.atomic():
            act(held)

    work.does = does

    # when
    jobs.run(one.pk)

    # then: the job is still the other worker's, as it was
    left = Job.objects.get()
    (thief,) = thieves
    assert (left.lease, left.lease_until, left.attempts) == (thief.lease, thief.lease_until, 2)
    assert (left.step, left.problem, left.ended_at, work.gave_up) == ("", "", None, [])


@pytest.mark.parametrize("act", [lambda job: jobs.step(job, "further"), jobs.hold], ids=["step", "hold"])
def test_lost_lease__is_told_to_the_worker(db: None, work: Work, act: Callable[[Job], None]) -> None:
    one = job()
    held = jobs._take(one.pk, timezone.now())
    assert held is not None
    steal(held)
    with pytest.raises(jobs.LeaseLost), transaction.atomic():
        act(held)


def test_hold__knows_an_ended_job(db: None, work: Work) -> None:
    held = jobs._take(job().pk, timezone.now())
    assert held is not None
    Job.objects.update(ended_at=timezone.now())
    with pytest.raises(jobs.LeaseLost), transaction.atomic():
        jobs.hold(held)


def test_later__is_no_attempt(db: None, work: Work) -> None:
    # given
    one, at = job(), timezone.now() + timedelta(hours=1)

    def does(job: Job) -> None:
        raise jobs.Later(at)

    work.does = does

    # when: more often than there are attempts
    for _ in range(ATTEMPTS + 3):
        pass_time()
        jobs.run(one.pk)

    # then
    left = Job.objects.get()
    assert (left.attempts, left.run_at, left.lease, left.lease_until, left.ended_at) == (
        0,
        at,
        None,
        None,
        None,
    )
    assert len(work.ran) == ATTEMPTS + 3
    assert jobs.sweep() == 0


def test_backoff__grows_and_ends(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    # given: as many attempts as mails have
    work = Work(does=fails)
    monkeypatch.setitem(jobs._handlers, KIND, jobs.Handler(run=work.run, give_up=work.give_up, attempts=12))
    monkeypatch.setattr(jobs.random, "uniform", lambda low, high: 1.0)
    one = job(object_id="a")

    # when
    minutes = []
    for _ in range(11):
        before = timezone.now()
        jobs.run(one.pk)
        left = Job.objects.get()
        assert (left.lease, left.lease_until, left.problem) == (None, None, "ValueError")
        minutes.append(round((left.run_at - before).total_seconds() / 60))
        jobs.run(one.pk)  # too early
        pass_time()

    # then
    assert minutes == [1, 2, 4, 8, 16, 32, 64, 128, 256, 360, 360]
    assert work.gave_up == []
    assert len(work.ran) == 11

    # when: the last attempt
    jobs.run(one.pk)

    # then: it ended once, and the row stays for the desk
    for _ in range(2):
        pass_time()
        housekeeping.sweep()
        jobs.run(one.pk)
    left = Job.objects.get()
    assert left.ended_at is not None
    assert (left.lease, left.problem, left.attempts) == (None, "ValueError", 12)
    assert work.gave_up == [("a", "ValueError")]
    assert len(work.ran) == 12


def test_backoff__has_a_little_noise(db: None, work: Work) -> None:
    work.does = fails
    waits = set()
    for _ in range(5):
        one, before = job(), timezone.now()
        jobs.run(one.pk)
        waits.add((Job.objects.get(pk=one.pk).run_at - before).total_seconds())
    assert len(waits) == 5
    assert all(54 <= each <= 67 for each in waits)


def test_refused__ends_at_once(db: None, work: Work) -> None:
    def does(job: Job) -> None:
        raise Refused("state", "This cannot be done.")

    work.does = does
    one = job(object_id="a")
    jobs.run(one.pk)
    left = Job.objects.get()
    assert left.ended_at is not None
    assert (left.attempts, left.problem) == (1, "This cannot be done.")
    assert work.gave_up == [("a", "This cannot be done.")]


def test_dying_worker__ends_the_job_when_attempts_are_used_up(db: None, work: Work) -> None:
    # given: each worker that takes it dies
    one = job(object_id="a")
    for attempt in range(1, ATTEMPTS + 1):
        taken = jobs._take(one.pk, timezone.now())
        assert taken is not None
        assert taken.attempts == attempt
        pass_time()

    # when
    housekeeping.sweep()
    pass_time()
    housekeeping.sweep()

    # then: ended once, and not tried again
    assert work.ran == []
    assert work.gave_up == [("a", "WorkerDied")]
    assert Job.objects.get().ended_at is not None


def test_give_up__is_one_transaction_with_the_end(
    transactional_db: None, work: Work, monkeypatch: Any
) -> None:
    # given: giving up writes something and then fails
    def give_up(object_id: str, problem: str) -> None:
        job(object_id="written")
        raise OSError("the database went away")

    work.does = fails
    monkeypatch.setitem(jobs._handlers, KIND, jobs.Handler(run=work.run, give_up=give_up, attempts=1))
    one = job(object_id="a")

    # when: `run` never raises
    jobs.run(one.pk)

    # then: all or nothing
    left = Job.objects.get()
    assert (left.pk, left.ended_at) == (one.pk, None)


def test_give_up__that_fails_stops_no_other_job_and_no_chore(
    transactional_db: None, work: Work, monkeypatch: Any
) -> None:
    # given: a job whose end fails each time, and behind it one that is fine; chores after them
    def give_up(object_id: str, problem: str) -> None:
        raise OSError("again and again")

    def does(job: Job) -> None:
        if job.object_id == "poison":
            raise ValueError

    chores: list[datetime] = []
    work.does = does
    monkeypatch.setitem(jobs._handlers, KIND, jobs.Handler(run=work.run, give_up=give_up, attempts=1))
    monkeypatch.setattr(housekeeping, "CHORES", (chores.append,))
    job(object_id="poison", run_at=timezone.now() - timedelta(hours=1))
    job(object_id="fine")

    # when
    housekeeping.sweep()

    # then
    assert work.ran == ["poison", "fine"]
    assert len(chores) == 1


def test_sweep__finds_due_ones_only(db: None, work: Work) -> None:
    # given
    now = timezone.now()
    past, future = now - timedelta(minutes=1), now + timedelta(minutes=1)
    job(object_id="second", run_at=past)
    job(object_id="first", run_at=past - timedelta(minutes=1))
    job(object_id="died", run_at=past + timedelta(seconds=1), lease=uuid4(), lease_until=past)
    job(object_id="waits", run_at=future)
    job(object_id="runs", run_at=past, lease=uuid4(), lease_until=future)
    job(object_id="ended", run_at=past, ended_at=past)

    # when / then: the oldest first
    assert jobs.sweep() == 3
    assert work.ran == ["first", "second", "died"]
    assert sorted(Job.objects.values_list("object_id", flat=True)) == ["ended", "runs", "waits"]


def test_sweep__takes_some_at_a_time(db: None, work: Work) -> None:
    for number in range(3):
        job(object_id=str(number))
    assert [jobs.sweep(limit=2), jobs.sweep(limit=2)] == [2, 1]
    assert work.ran == ["0", "1", "2"]


def test_sweep__work_of_another_version_keeps_nobody_waiting(db: None, work: Work) -> None:
    """A pod of the version before, during a deploy, does not know every kind yet."""
    past = timezone.now() - timedelta(hours=1)
    for number in range(3):
        job(kind="of.tomorrow", object_id=str(number), run_at=past)
    job(object_id="ours")
    jobs.sweep(limit=2)
    jobs.sweep(limit=2)
    assert work.ran == ["ours"]
    assert list(Job.objects.values_list("kind", "attempts")) == [("of.tomorrow", 0)] * 3


def test_broker_down__fails_no_request_and_the_sweep_does_the_work(
    desk: Desk, guest: Guest, settings: Any, monkeypatch: pytest.MonkeyPatch, caplog: Any
) -> None:
    # given: a shop with a broker that does not answer
    settings.CELERY_TASK_ALWAYS_EAGER = False

    def down(*args: Any, **kwargs: Any) -> None:
        raise OperationalError("amqp://shop:password@broker")

    with monkeypatch.context() as broken, caplog.at_level(logging.DEBUG):
        broken.setattr(run_job, "apply_async", down)

        # when: the sweep cannot send either
        answer = desk.submit(guest.email)
        housekeeping.sweep()

    # then
    assert answer["reference"].startswith("GDPR-")
    assert mail.outbox == []
    assert sorted(Job.objects.values_list("kind", "attempts")) == [("request.match", 0), ("request.prove", 0)]
    assert "password" not in caplog.text

    # when: it is back
    monkeypatch.setattr(run_job, "apply_async", lambda args, **options: run_job.apply(args=args))
    sweep_all()

    # then
    assert sorted(each.to for each in mail.outbox) == [[guest.email], ["dpo@shop.example"]]
    assert Request.objects.get().known is True


def test_logs__name_nobody_when_work_fails(db: None, work: Work, caplog: Any) -> None:
    # given: databases and mail servers quote what they were given
    one, address = job(object_id="a"), "anna" + "@example.com"

    def does(job: Job) -> None:
        try:
            raise KeyError(address)
        except KeyError as error:
            raise ValueError(f"DETAIL: Key (email)=({address}) already exists.") from error

    work.does = does

    # when
    with caplog.at_level(logging.DEBUG):
        for _ in range(ATTEMPTS):
            jobs.run(one.pk)
            pass_time()

    # then: class and place, nothing else
    assert caplog.text.count(f"job={one.pk} kind={KIND} failed with ValueError") == ATTEMPTS
    assert "in does" in caplog.text
    assert address not in caplog.text
    assert not any(record.exc_info for record in caplog.records)
    assert (Job.objects.get().problem, work.gave_up) == ("ValueError", [("a", "ValueError")])


def test_logs__name_nobody_when_a_mail_server_refuses(
    desk: Desk, guest: Guest, caplog: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    # given
    def refuse(self: Any, *args: Any) -> int:
        raise SMTPRecipientsRefused({self.to[0]: (550, f"no such user {self.to[0]}".encode())})

    monkeypatch.setattr("django.core.mail.EmailMultiAlternatives.send", refuse)

    # when
    with caplog.at_level(logging.DEBUG):
        desk.submit(guest.email)
        sweep_all(rounds=13)

    # then: shown as failed, by class alone
    failed = ("failed", "SMTPRecipientsRefused")
    assert list(OutboxMail.objects.values_list("state", "problem")) == [failed, failed]
    assert "failed with SMTPRecipientsRefused" in caplog.text
    assert ours(caplog, guest.email.lower()) == []
    assert {job.problem for job in Job.objects.all()} == {"SMTPRecipientsRefused"}


def test_logs_and_task_arguments__name_nobody_in_a_whole_story(
    desk: Desk, guest: Guest, staff: Any, monkeypatch: pytest.MonkeyPatch, caplog: Any
) -> None:
    # given
    arguments: list[tuple[Any, Any]] = []
    send = run_job.apply_async

    def spy(args: Any = None, kwargs: Any = None, **options: Any) -> Any:
        arguments.append((args, kwargs))
        return send(args, kwargs, **options)

    monkeypatch.setattr(run_job, "apply_async", spy)

    # when
    with caplog.at_level(logging.DEBUG):
        request = desk.prove(guest.email)["request"]
        desk.decide("Approve", request["id"], user=staff)
        desk.decide("Release", request["id"], user=staff)
        sweep_all()

    # then
    # prove and fulfil, and the mails verify, received, data ready, two to staff; match waits for the sweep
    assert len(arguments) == 7
    for args, kwargs in arguments:
        (one,) = args
        assert (str(UUID(one)), kwargs) == (one, None)
    assert ours(caplog, guest.email.lower()) == []


def ours(caplog: Any, secret: str) -> list[str]:
    """Messages of ours and of the shop's Celery that hold the secret."""
    loggers = ("saleor_gdpr_plugin", "celery")
    told = [record.getMessage() for record in caplog.records if record.name.split(".")[0] in loggers]
    return [each for each in told if secret in each.lower()]
