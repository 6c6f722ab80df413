"""A part of the graph: events, the persons and organisations that the text names, and the posts they hold."""

from __future__ import annotations

from policykg import iris
from policykg.facts import Event, OrganisationMention, Period, Person
from policykg.graph import terms as t
from policykg.graph.collector import Collector
from policykg.ntriples import day, iri, text


def add_event(to: Collector, event: Event) -> None:
    """Add what the article reports on, and remember who spoke there."""
    span = event.evidence.span
    node = to.part("event", event.kind, str(event.date), event.label.casefold())
    if to.first_time(node):
        to.add((node, t.A, t.PRESS_CONFERENCE if event.kind == "press-conference" else t.EVENT))
        to.add((node, t.EVENT_KIND, to.concept("event-kind", event.kind)))
        to.add((node, t.LABEL, text(event.label, "en")), (node, t.REPORTED_BY, to.article))
        if event.date:
            to.add((node, t.EVENT_DATE, day(event.date)))
        if event.topic:
            to.add((node, t.TOPIC, text(event.topic)))
        if event.period:
            to.add((node, t.PERIOD, to.period(event.period)))
    for host in event.hosts:
        organiser = to.known_or_candidate(host, span)
        if to.first_time((node, t.ORGANIZER, organiser)):
            to.add((node, t.ORGANIZER, organiser))
    for speaker in event.speakers:
        performer = to.speaker(speaker, span)
        if to.first_time((node, t.PERFORMER, performer)):
            to.add((node, t.PERFORMER, performer))
        to.event_of_speaker.setdefault(performer, node)
    evidence = to.evidence(span)
    if to.first_time((node, evidence)):
        to.add((node, t.EVIDENCE, evidence))


def add_person(to: Collector, person: Person) -> None:
    """Add a person and the posts that the article says they hold, on the day it says so."""
    node = iri(person.iri)
    for span in person.spans or (person.evidence.span,):
        to.person(node, person.name, span)
    on = next((event.date for event in to.extraction.events if event.date), to.extraction.metadata.date)
    for post in person.posts:
        organisation = post.organisation
        post_iri = iris.post(post.title, organisation.iri if organisation else None)
        held = iri(post_iri)
        body = to.known_or_candidate(organisation, person.evidence.span) if organisation else ""
        role = iri(post.role.iri) if post.role else ""
        if to.first_time(held):
            to.share((held, t.A, t.POST), (held, t.LABEL, text(post.title, "en")))
            to.share(*((held, predicate, value) for predicate, value in ((t.POST_IN, body), (t.ROLE, role)) if value))
        record = iri(iris.membership(to.key, person.iri, post_iri))
        if to.first_time(record):
            to.add((record, t.A, t.MEMBERSHIP), (record, t.MEMBER, node), (record, t.HELD_POST, held))
            pairs = ((t.MEMBER_OF, body), (t.ROLE, role))
            to.add(*((record, predicate, value) for predicate, value in pairs if value))
            if on:
                to.add((record, t.MEMBER_DURING, to.period(Period(on, on))))


def add_organisation(to: Collector, mention: OrganisationMention) -> None:
    """Add the places that name an organisation; describe it where no vocabulary does."""
    organisation = mention.organisation
    node = iri(organisation.iri)
    for span in mention.spans:
        if organisation.candidate:
            to.candidate(node, organisation.label, span)
        elif to.first_time((node, span)):
            to.add((node, t.EVIDENCE, to.evidence(span)))
