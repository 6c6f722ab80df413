"""Trends, comparisons, results, goals, events, people and silent sentences, on sentences of our own."""

from __future__ import annotations

from datetime import date

import pytest

from policykg.article import Article
from policykg.extraction import extract
from policykg.extraction.trends import rules
from policykg.facts import Metadata, Period
from policykg.vocabulary import Vocabulary
from tests.extraction.coast import read

TRENDS = {
    "returns to expansion": [
        "The services index returned to the expansion range in April.",
        "In April the purchasing managers' index returned to expansion.",
        "Freight demand moved back into growth.",
        "The price index returned to positive territory.",
        "Steel output rose back into expansion.",
    ],
    "falls into contraction": [
        "The services index slipped into contraction in April.",
        "Export orders fell into contraction.",
        "Steel output returned to contraction.",
        "The price index dropped into negative territory.",
        "Freight demand slid back into contraction.",
    ],
    "stays in expansion": [
        "The index of new orders stayed in expansion.",
        "Freight demand remained in expansion.",
        "Steel output held in expansion.",
        "Retail sales stayed within the expansion range.",
        "Exports kept in expansion.",
    ],
    "stays in contraction": [
        "Export orders remained in contraction.",
        "Steel output stayed in contraction.",
        "Freight demand held in contraction.",
        "Retail sales remained in contraction.",
        "Imports stayed within the contraction range.",
    ],
    "remains stable": [
        "Freight prices remained broadly stable.",
        "Steel output stayed flat.",
        "Retail sales held steady.",
        "Exports have remained stable.",
        "The price index remained unchanged.",
    ],
    "is unchanged": [
        "Employment was unchanged.",
        "Freight prices were flat.",
        "Steel output was stable.",
        "Exports are unchanged.",
        "Retail sales were unchanged.",
    ],
    "shows growth": [
        "The furniture industry saw strong and steady growth.",
        "Steel output recorded rapid growth.",
        "Retail sales posted a slight increase.",
        "The chemical industry enjoyed a healthy expansion.",
        "Exports maintained steady growth.",
    ],
    "shows improvement": [
        "The textile industry showed remarkable progress.",
        "Steel profits saw a marked improvement.",
        "Freight demand experienced a rapid recovery.",
        "Retail sales posted a solid rebound.",
        "The chemical industry achieved good results.",
    ],
    "shows decline": [
        "Timber exports recorded a sharp decline.",
        "Steel output saw a slight decrease.",
        "Freight demand suffered nothing, but retail sales registered a further fall.",
        "The chemical industry experienced a moderate slowdown.",
        "Profits saw a modest drop.",
    ],
    "takes steps towards": [
        "The steel industry has taken steps towards cleaner furnaces.",
        "The textile industry made strides towards recycling.",
        "The chemical industry took significant steps toward safety.",
        "The paper industry has made good progress towards closed cycles.",
        "The shipping industry made steps forward.",
    ],
    "continues to grow": [
        "The steel industry continues to expand.",
        "Exports continued to rise.",
        "Retail sales have continued to grow.",
        "Freight demand has continued to climb.",
        "Employment continued to increase.",
    ],
    "continues to fall": [
        "Coal imports continued to decline.",
        "Steel prices continue to fall.",
        "Retail sales continued to drop.",
        "Employment continued to shrink.",
        "Exports have continued to decrease.",
    ],
    "continues to improve": [
        "The structure of exports continued to improve.",
        "Retail sales continue to recover.",
        "Steel profits continued to rebound.",
        "Freight demand continued to strengthen.",
        "Employment continued to pick up.",
    ],
    "rebounds": [
        "Exports have rebounded.",
        "Steel profits recovered.",
        "Retail sales picked up.",
        "Freight demand improved in spring.",
        "Employment has recovered.",
    ],
    "deteriorates": [
        "Employment has deteriorated.",
        "Steel profits worsened.",
        "Freight demand weakened.",
        "Exports have weakened.",
        "Retail sales suffered.",
    ],
    "accelerates": [
        "Growth in exports has accelerated.",
        "Steel output quickened.",
        "Retail sales gathered pace.",
        "Inflation accelerated.",
        "Investment has accelerated.",
    ],
    "slows": [
        "Growth in rents slowed.",
        "Inflation eased.",
        "Retail sales cooled.",
        "Steel output has slowed.",
        "Investment lost pace.",
    ],
    "grows": [
        "Ferry revenue has grown.",
        "Steel prices rose.",
        "Exports increased again.",
        "Unemployment has risen.",
        "Investment climbed.",
    ],
    "falls": [
        "Fertiliser prices fell.",
        "Steel output declined.",
        "Exports have dropped.",
        "Unemployment decreased.",
        "Investment shrank.",
    ],
    "with increased": [
        "Rail services were extended, with increased freight traffic.",
        "The port reopened with higher exports and new cranes.",
        "The mill restarted with higher efficiency.",
        "The yards merged, with stronger demand.",
        "The network spread, with expanded computing power.",
    ],
    "with enhanced": [
        "The mill restarted with improved efficiency.",
        "The network spread, with enhanced data traffic.",
        "The lines were joined, with improved passenger traffic.",
        "The port reopened, with enhanced capacity.",
        "The firms merged, with new boats and improved sales.",
    ],
}


def test_an_amount_that_is_only_valued_is_doubtful(vocabulary: Vocabulary) -> None:
    """To enhance traffic may mean more of it or a larger part of the whole, where the vocabulary knows such a share."""
    (trend,) = read("The network spread, with enhanced data traffic.", vocabulary).trends
    assert [reading.label for reading in trend.readings] == ["more data traffic", "a larger share of traffic"]
    (trend,) = read("The network spread, with increased data traffic.", vocabulary).trends
    assert not trend.readings


def test_a_trend_whose_sentence_names_the_area_inherits_none(vocabulary: Vocabulary) -> None:
    """The area that a sentence states is its own; one that it leaves out comes from the publisher."""
    text = "The furniture industry in Italy showed strong growth. The games industry continues to expand."
    article = Article(Metadata("A day in Rome", date(2024, 5, 20), "Il Giorno", area="IT"), text)
    stated, silent = extract(article, vocabulary).trends
    assert not [kept for kept in stated.evidence.inherited if kept.component == "area"]
    assert [kept.header for kept in silent.evidence.inherited if kept.component == "area"] == ["publisher"]


def test_every_rule_of_trends_has_five_sentences() -> None:
    """Each rule of the file is shown by five sentences of our own."""
    assert set(TRENDS) == {rule.name for rule in rules().rules}
    assert all(len(found) == 5 for found in TRENDS.values())


@pytest.mark.parametrize(("name", "sentence"), [(name, text) for name, texts in TRENDS.items() for text in texts])
def test_a_rule_finds_the_movement_of_its_sentence(name: str, sentence: str, vocabulary: Vocabulary) -> None:
    """A sentence in the construction of a rule yields a trend with the rule's direction."""
    direction = next(rule.value("direction") for rule in rules().rules if rule.name == name)
    assert [(t.evidence.rule, t.direction) for t in read(sentence, vocabulary).trends] == [(name, direction)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Steel output rose 4 percent.",
        "Steel output will rise.",
        "The fall in steel prices surprised nobody.",
        "The mayor rose early.",
        "The mill increased its staff.",
    ],
)
def test_what_is_no_trend(sentence: str, vocabulary: Vocabulary) -> None:
    """Movements with a number, in the future, as nouns, of persons or with an object are no trends."""
    assert read(sentence, vocabulary).trends == ()


@pytest.mark.parametrize(
    ("text", "relation", "comparator"),
    [
        ("Steel investment rose 4 percent, outpacing total investment.", "greater", "total investment"),
        ("Exports grew 2 percent, exceeding imports.", "greater", "imports"),
        ("Retail sales rose 3 percent, faster than industrial output.", "greater", "industrial output"),
        ("Exports grew 2 percent, trailing imports.", "less", "imports"),
        ("Investment outpaced consumption.", "greater", "consumption"),
    ],
)
def test_a_comparison_without_an_amount(text: str, relation: str, comparator: str, vocabulary: Vocabulary) -> None:
    """One series set against another gives a relation and what it is compared with."""
    found = read(text, vocabulary).comparisons
    assert [(item.relation, item.comparator) for item in found] == [(relation, comparator)]


@pytest.mark.parametrize(
    ("text", "labels", "exhaustive"),
    [
        ("Results, such as quiet engines and light hulls, have emerged.", ["quiet engines", "light hulls"], False),
        (
            "The slipway was enlarged and the harbour was completed.",
            ["The slipway was enlarged and the harbour was completed"],
            True,
        ),
        ("A line to the airport has gone into service.", ["A line to the airport has gone into service"], True),
        ("The use of drones has expanded to farms.", ["The use of drones has expanded to farms"], True),
        (
            "Yards pooled their staff, resulting in the creation of a school, a test basin, and a fund.",
            ["school", "test basin", "fund"],
            True,
        ),
    ],
)
def test_results_are_achievements(text: str, labels: list[str], exhaustive: bool, vocabulary: Vocabulary) -> None:
    """What is reported as reached, without an actor's deed, is an achievement; "such as" leaves the list open."""
    found = read(text, vocabulary).achievements
    assert [item.exhaustive for item in found][:1] == [exhaustive]
    assert [item.label for item in found][-len(labels) :] == labels or labels[0].endswith(found[-1].label)


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("To calm prices, the Ministry of Finance will sell grain.", ["calm prices"]),
        ("In order to save the eel, the Ministry of Finance will buy nets.", ["save the eel"]),
        ("The Ministry of Finance aims to achieve quiet, order, and thrift.", ["quiet", "order", "thrift"]),
        ("The Ministry of Finance aims to halve the debt.", ["halve the debt"]),
        ("The plan seeks to lower the price of bread.", ["lower the price of bread"]),
    ],
)
def test_aims_and_purposes_are_goals(text: str, labels: list[str], vocabulary: Vocabulary) -> None:
    """What a body aims to do, and what stands in "To …," before its action, are goals."""
    assert [goal.label for goal in read(text, vocabulary).goals] == labels


@pytest.mark.parametrize(
    ("text", "kind", "host"),
    [
        (
            "On May 18, the Ministry of Finance held a press conference on bonds.",
            "press-conference",
            ["Ministry of Finance"],
        ),
        ("The Ministry of Commerce hosted a forum on ports.", "forum", ["Ministry of Commerce"]),
        ("She told a press conference that exports rose.", "press-conference", []),
        (
            "Ann Hay told a news briefing of the Ministry of Finance that taxes fell.",
            "press-conference",
            ["Ministry of Finance"],
        ),
        ("The Ministry of Finance convened a symposium to discuss tolls.", "meeting", ["Ministry of Finance"]),
    ],
)
def test_an_event_has_its_kind_and_host(text: str, kind: str, host: list[str], vocabulary: Vocabulary) -> None:
    """What a sentence says was held, or was told something, is the article's event."""
    found = read(text, vocabulary).events
    assert [(event.kind, [body.label for body in event.hosts]) for event in found] == [(kind, host)]


def test_an_event_has_its_day_topic_and_speakers(vocabulary: Vocabulary) -> None:
    """The day and topic stand beside the event's name; who presents or speaks there is its speaker."""
    text = (
        "On May 18, the Ministry of Finance held a press conference to discuss tolls. The Ministry of Commerce "
        "answered questions. Ann Hay, its spokesperson, said tolls fell."
    )
    event = read(text, vocabulary).events[0]
    assert (event.date, event.topic) == (date(2024, 5, 18), "tolls")
    assert [speaker.label for speaker in event.speakers] == ["Ministry of Commerce", "Ann Hay"]


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("The ministry held a press conference on exports in April 2024. Exports rose 4 percent.", True),
        ("Exports rose 4 percent in April 2024, Ann Hay told a press conference.", True),
        ("Ann Hay told a press conference on Monday. Exports rose 4 percent in April 2024.", True),
        ("The ministry held a press conference. Exports fell 2 percent in April 2024.", True),
        ("Exports rose 4 percent in April 2024. Imports fell. Rents fell, Ann Hay told a press conference.", False),
        ("Exports rose in April 2024. Imports fell. The ministry held a press conference on wells.", False),
    ],
)
def test_an_event_is_about_a_period_that_it_is_told_with(text: str, period: bool, vocabulary: Vocabulary) -> None:
    """A press conference is about the article's period if its sentence, or the other one of the opening, states it."""
    april = Period(date(2024, 4, 1), date(2024, 4, 30))
    assert [event.period for event in read(text, vocabulary).events] == [april if period else None]


@pytest.mark.parametrize(
    ("text", "name", "titles", "body"),
    [
        (
            "Ann Hay, spokesperson and chief engineer of the Ministry of Finance, spoke.",
            "Ann Hay",
            ["spokesperson", "chief engineer"],
            "Ministry of Finance",
        ),
        ("The Ministry of Finance met. Minister Ann Hay spoke.", "Ann Hay", ["Minister"], "Ministry of Finance"),
        (
            "The Ministry of Finance met, said Ann Hay, the ministry's spokesperson.",
            "Ann Hay",
            ["spokesperson"],
            "Ministry of Finance",
        ),
        ("Ann Hay, vice minister of finance, spoke.", "Ann Hay", ["vice minister"], "Ministry of Finance"),
        (
            "A National Energy Administration official, Ann Hay, spoke.",
            "Ann Hay",
            ["official"],
            "National Energy Administration",
        ),
    ],
)
def test_a_person_has_posts(text: str, name: str, titles: list[str], body: str, vocabulary: Vocabulary) -> None:
    """Roles before or after a name, with the body they belong to, are the person's posts."""
    person = read(text, vocabulary).persons[0]
    assert (person.name, [post.title for post in person.posts]) == (name, titles)
    assert {post.organisation.label for post in person.posts if post.organisation} == {body}


@pytest.mark.parametrize(
    "text",
    [
        "Ann Hay, head of the Ministry of Finance, said exports rose 4 percent.",
        "Ann Hay spoke. Exports rose 4 percent, said Ann Hay.",
        "Exports rose 4 percent, according to Ann Hay, head of the Ministry of Finance.",
        "Ann Hay, head of the Ministry of Finance, came. Hay added that exports rose 4 percent.",
        "Minister Ann Hay announced that exports rose 4 percent.",
    ],
)
def test_a_figure_is_attributed_to_who_says_it(text: str, vocabulary: Vocabulary) -> None:
    """A sentence that names who said it attributes its figures to that person."""
    said = read(text, vocabulary).observations[-1].evidence.attributed_to
    assert said is not None
    assert said.label == "Ann Hay"


def test_organisations_known_abbreviated_and_new(vocabulary: Vocabulary) -> None:
    """A body is found by its name, by the abbreviation the text introduces, and as a candidate."""
    text = "The Ministry of Lakes (MOL) met the Ministry of Finance. MOL spoke."
    found = {m.organisation.label: len(m.spans) for m in read(text, vocabulary).organisations}
    assert found == {"Ministry of Lakes": 3, "Ministry of Finance": 1}


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("This will be achieved by patience.", "means"),
        ("The spokesperson took questions.", "procedure"),
        ("“We are on the right road and will not leave it again.”", "rhetoric"),
        ("The coast demonstrates vitality.", "rhetoric"),
        ("The index covers shops.", "background"),
        ("Those are the ones.", "unnamed-subject"),
        ("Shops felt it.", "no-pattern"),
    ],
)
def test_a_sentence_without_a_fact_says_why(text: str, reason: str, vocabulary: Vocabulary) -> None:
    """Every sentence that states no fact carries the code of the reason."""
    assert [sentence.without_fact for sentence in read(text, vocabulary).sentences] == [reason]


def test_a_sentence_with_a_fact_has_no_reason(vocabulary: Vocabulary) -> None:
    """A sentence that states a fact of any kind is not listed as silent."""
    assert [s.without_fact for s in read("Steel prices rose. Steel output rose 4 percent.", vocabulary).sentences] == [
        None,
        None,
    ]
