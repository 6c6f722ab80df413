"""Who acts: persons, offices, places and documents as the subjects of actions."""

from __future__ import annotations

from datetime import date

import pytest

from policykg.article import Article
from policykg.extraction import extract
from policykg.facts import Metadata
from policykg.vocabulary import Vocabulary
from tests.extraction.coast import read


def acts(text: str, vocabulary: Vocabulary, publisher: str = "The Daily Gull") -> list[tuple[str, str, str | None]]:
    """The quotes of a text's initiatives, with their statuses and first agents."""
    found = read(text, vocabulary, publisher)
    return [
        (found.quote(item.evidence.span), str(item.status), item.agents[0].label if item.agents else None)
        for item in found.initiatives
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Norwegian Prime Minister Ann Hay opened the fair. She will send a bill on nets to parliament.",
        "The finance minister, Jon Reed, spoke for an hour. He wants to cut the toll on barges.",
        "President Ann Hay met the skippers. She plans to widen two canals.",
        "Governor Jon Reed toured the mills on Monday. He is to sign a law on lamps.",
        "The mayor, Ann Hay, came late. She has promised to lend 40 pumps to villages.",
    ],
)
def test_he_and_she_mean_the_official_who_opened_the_sentence_before(text: str, vocabulary: Vocabulary) -> None:
    """A pronoun for a person means the one whom the sentence before is about, speaking or not."""
    assert [status for _, status, _ in acts(text, vocabulary)] == ["planned"]


@pytest.mark.parametrize(
    "text",
    [
        "\u201cWe\u2019ll widen two canals,\u201d said transport minister Jon Reed.",
        "\u201cI have asked the harbours to share their radar,\u201d transport minister Jon Reed said.",
        '"We\'re testing every lamp," said transport minister Jon Reed.',
        "\u201cI will lower the toll on barges,\u201d said President Ann Hay.",
        '"We\'ve opened 20 wells," the transport minister said.',
    ],
)
def test_an_official_speaks_of_i_and_we(text: str, vocabulary: Vocabulary) -> None:
    """What who holds an office of state says of "I" and "we" is done by the body, contracted or not."""
    assert len(acts(text, vocabulary)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "\u201cWe\u2019ll widen two docks,\u201d said Ann Hay of Hay Mills.",
        "\u201cI will build a mill,\u201d said Ann Hay, who runs the yard.",
        "\u201cI have asked the owners for patience,\u201d the shop owner said.",
        "I think the rain will stop.",
        "\u201cWe\u2019re buying fewer lamps,\u201d said one skipper.",
    ],
)
def test_who_holds_no_office_does_not_act(text: str, vocabulary: Vocabulary) -> None:
    """Owners and passers-by take no initiatives."""
    assert acts(text, vocabulary) == []


@pytest.mark.parametrize(
    "text",
    [
        "Cook County plans to widen two canals.",
        "In Hay Reed Province two towns flooded. Hay Reed Province will lend pumps to farmers.",
        "New Haven City banned coal stoves.",
        "West Hay Region has set up a fund for wells.",
        "Lower Reed District will train 40 midwives.",
    ],
)
def test_a_place_that_is_called_by_name_and_kind_acts(text: str, vocabulary: Vocabulary) -> None:
    """A place such as Cook County acts like a state, though no vocabulary knows it."""
    assert len(acts(text, vocabulary)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "The Ministry of Fisheries issued a plan. Two locks will be widened by May, the plan said.",
        "The Ministry of Fisheries issued a plan. The country should widen its locks, the plan said.",
        "A guideline was issued by the Ministry of Fisheries. Old nets will be bought back, the guideline added.",
        "The Ministry of Fisheries issued a notice. According to the notice, old nets will be bought back.",
        "The Ministry of Fisheries published a strategy. Efforts will be made to clear the estuary, the strategy said.",
    ],
)
def test_what_a_document_says_its_issuer_does(text: str, vocabulary: Vocabulary) -> None:
    """Where a document speaks, the body that issued it acts, and "should" is a plan."""
    assert acts(text, vocabulary)[-1][1:] == ("planned", "Ministry of Fisheries")


@pytest.mark.parametrize(
    "text",
    [
        "The government will lend pumps to farms, and power plants will step up their work.",
        "The ministry will widen two canals, and plant owners will pay a toll.",
        "The council will open a school, and market stalls will move.",
        "The ministry will train pilots, and link roads will follow.",
        "The agency will test lamps, and test results will follow.",
    ],
)
def test_a_noun_that_looks_like_a_verb_begins_a_clause_of_its_own(text: str, vocabulary: Vocabulary) -> None:
    """In "and power plants will" nothing is powered."""
    assert len([quote for quote, _, _ in acts(text, vocabulary) if quote.startswith("The")]) == 1
    assert all(
        quote.split()[0] not in {"power", "plant", "market", "link", "test"} for quote, _, _ in acts(text, vocabulary)
    )


@pytest.mark.parametrize(
    "text",
    [
        "Norway Telecom bought a mast. It will also build 40 masts.",
        "British Lamps plans to close two shops. It will sell its mill.",
        "Chile Copper cut its fees. It is going to open a mine.",
        "China Ferries widened its fleet. It will train pilots.",
        "Japanese Yards opened a school. It wants to build barges.",
    ],
)
def test_a_company_that_is_called_by_a_country_is_none(text: str, vocabulary: Vocabulary) -> None:
    """A place with a further capitalised word is the name of a firm, and so is what "it" means then."""
    assert acts(text, vocabulary) == []


@pytest.mark.parametrize(
    "text",
    [
        "An official said Norway is drafting a law on nets. Ann Hay, head of the National Water Agency, gave no date.",
        "Norway will widen canals, a planner said. \u201cYes,\u201d said Ann Hay, head of the National Water Agency.",
        "Norway will lend pumps to farms, officials said. The National Water Agency said the pumps are new.",
        "A spokesman said the government will test lamps. The National Water Agency said in May that lamps broke.",
        "Two docks will be widened, an official said on Monday. Rain fell. The National Water Agency said it was glad.",
    ],
)
def test_who_speaks_at_the_head_is_named_later(text: str, vocabulary: Vocabulary) -> None:
    """What "an official" announces first is done by the body for which the first named official speaks."""
    text = text.replace("gave no date", "said so")
    assert acts(text, vocabulary)[0][2] == "National Water Agency"


@pytest.mark.parametrize(
    ("text", "several"),
    [
        ("In its draft of the law announced last week, the ministry cut the toll.", 2),
        ("The budget submitted to parliament helps bakers.", 1),
        ("A scheme introduced in 2014 has helped bakers.", 2),
        ("Loans for mills introduced by the government helped bakers.", 1),
        ("Plans for ports drawn up by government officials lay idle.", 1),
        ("The figures released on Thursday were weak.", 0),
        ("A report published in May by the Ministry of Health praised bakers.", 0),
        ("The toll, Norway announced last week, is high.", 0),
    ],
)
def test_a_document_with_a_participle_is_issued(text: str, several: int, vocabulary: Vocabulary) -> None:
    """A policy with a participle and a time, a parliament or a public body after it is out; figures are none."""
    assert len(acts(text, vocabulary)) == several


@pytest.mark.parametrize(
    "text",
    [
        "In announcing the sanctions, President Ann Hay said prices would rise.",
        "Announcing a ban on nets, fisheries minister Jon Reed said stocks were low.",
        "Unveiling a plan for the docks, the minister said skippers were glad.",
        "While presenting the budget, finance minister Ann Hay said growth was slow.",
        "Proposing a levy on lamps, the Ministry of Finance said shops were rich.",
    ],
)
def test_a_participle_before_the_speaker_announces(text: str, vocabulary: Vocabulary) -> None:
    """What an official says while announcing a policy announces it."""
    assert [status for _, status, _ in acts(text, vocabulary)] == ["completed"]


@pytest.mark.parametrize(
    "text",
    [
        "The Bank of Ghana left its key rate at 4 percent.",
        "The National Bank of Romania cut its key rate by half a point.",
        "The Bank of Spain kept borrowing costs at 4 percent.",
        "The Bank of Mongolia has raised its policy rate.",
        "The National Bank of Georgia will lower its rate in May.",
    ],
)
def test_the_bank_of_a_country_is_its_central_bank(text: str, vocabulary: Vocabulary) -> None:
    """A bank that is called by a country acts for it, where that is the name of the central bank."""
    assert len(acts(text, vocabulary)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "The mayor of New Haven unveiled a plan to widen the port.",
        "Lima and Quito agreed to share radar.",
        "The governing board has lowered the toll.",
        "Chile's goal is to build 400 wells.",
        "Quito and Lima decided to share tugs.",
    ],
)
def test_titles_capitals_and_agencies_of_states_act(text: str, vocabulary: Vocabulary) -> None:
    """A title with its place, two capitals, an agency of a state and the goal of a state act."""
    found = acts(text, vocabulary)
    assert [quote.split()[0] for quote, _, _ in found] == [text.split(maxsplit=1)[0]]


@pytest.mark.parametrize(
    "text",
    [
        "The group's board approved the plan.",
        "Analysts at the yard said the Ministry of Finance would sell bonds.",
        "Exports will be hit by the strong crown.",
        "The gap will be reduced by lower prices of lamps.",
        "\u201cWe have cut the toll and we will open shops,\u201d said Ann Hay, head of Hay Bank.",
        "The merger will be completed in May.",
        "Former president Ann Hay signed a book.",
    ],
)
def test_who_is_private_does_not_act(text: str, vocabulary: Vocabulary) -> None:
    """Boards of firms, what analysts think and what things bring about are no initiatives."""
    assert acts(text, vocabulary) == []


@pytest.mark.parametrize(
    ("text", "agent"),
    [
        ("Brazil's central bank has raised its key rate.", "Central Bank of Brazil"),
        ("The Mexican central bank will lower its key rate in May.", "Bank of Mexico"),
        ("Norway's central bank kept its policy rate unchanged at 4 percent.", "Norges Bank"),
        ("The Thai central bank left its rate at 2 percent.", "Bank of Thailand"),
        ("Poland's central bank is selling bonds.", "National Bank of Poland"),
    ],
)
def test_the_central_bank_of_a_country_has_a_name(text: str, agent: str, vocabulary: Vocabulary) -> None:
    """A central bank that is called by its country is the one that the vocabulary has for it."""
    assert [label for _, _, label in acts(text, vocabulary)] == [agent]


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        (
            "The transport minister last night met the skippers and will today open two quays.",
            ["will today open two quays"],
        ),
        (
            "Norway has a long coast, and plans to build nine piers.",
            ["plans to build nine piers"],
        ),
        (
            "The council will continue to dredge the bay; repair the locks; train pilots.",
            ["The council will continue to dredge the bay", "repair the locks", "train pilots"],
        ),
        (
            "The ministry plans to widen two quays; build a school; and open a clinic on the island.",
            ["The ministry plans to widen two quays", "build a school", "open a clinic on the island"],
        ),
        (
            "The meeting, stressing the need for calm, approved a reform of the harbour dues.",
            ["approved a reform of the harbour dues"],
        ),
    ],
)
def test_a_subject_reaches_further_verbs(text: str, quotes: list[str], vocabulary: Vocabulary) -> None:
    """A clause, a list parted by semicolons and an insertion keep the subject for the verbs that follow."""
    found = [quote for quote, _, _ in acts(text, vocabulary)]
    assert len(found) == len(quotes)
    assert all(one.endswith(quote) for one, quote in zip(found, quotes, strict=True))


@pytest.mark.parametrize(
    "text",
    [
        "The bank's managing director spoke of ferries.",
        "The ministry's training scheme was praised.",
        "The commission declined to say how many mills will be closed.",
        "The agreement would enable Norway to cut its debts.",
        "The new scheme will help villages attract tourists.",
    ],
)
def test_words_that_look_like_an_action_of_a_body_are_none(text: str, vocabulary: Vocabulary) -> None:
    """A possessive before a participle, an open question and what a deed is good for tell no action."""
    assert not acts(text, vocabulary)


@pytest.mark.parametrize(
    ("text", "statuses"),
    [
        ("Norway has adopted measures against leaks, including mending pumps and training divers.", 3 * ["completed"]),
        ("The ministry has taken steps such as mending pumps and training divers.", 3 * ["completed"]),
        (
            "The ministry issued a plan with steps such as mending pumps and training divers.",
            ["completed", "planned", "planned"],
        ),
        (
            "The ministry will take steps, including mending pumps and training divers.",
            3 * ["planned"],
        ),
        (
            "The cabinet adopted a programme with steps such as mending pumps and training divers.",
            ["completed", "planned", "planned"],
        ),
    ],
)
def test_measures_that_were_taken_are_completed(text: str, statuses: list[str], vocabulary: Vocabulary) -> None:
    """What measures include has been done where they have been taken, and is a plan where they were laid down."""
    assert [status for _, status, _ in acts(text, vocabulary)] == statuses


@pytest.mark.parametrize(
    ("text", "agent"),
    [
        ("Kenya has cut the duty on barges, the finance ministry said on Monday.", "Finance Ministry"),
        ("The State Water Agency closed two wells. The agency fined nine mills.", "State Water Agency"),
        ("The Canal Council meeting approved a reform of the harbour dues.", "Canal Council"),
        ("The Canal Task Force will mend the locks. Key tasks include dredging the bay.", "Canal Task Force"),
        ("Wells Committee Chairman Ann Hay proposed a tax on yachts.", "Wells Committee"),
    ],
)
def test_a_body_is_known_by_its_field_its_meeting_or_its_tasks(text: str, agent: str, vocabulary: Vocabulary) -> None:
    """A ministry is named by its field, a longer name is a body of its own, and meetings and tasks are of a body."""
    assert acts(text, vocabulary)[-1][2] == agent


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("The plan announced on Monday will lower the toll on barges.", "will lower the toll on barges"),
        ("The bill passed last week bans plastic nets.", "bans plastic nets"),
        ("The measures adopted by the cabinet will lower the toll on barges.", "will lower the toll on barges"),
        ("The agreement signed in Oslo commits both sides to share radar.", "commits both sides to share radar"),
        ("A scheme launched in May will fund 40 clinics.", "will fund 40 clinics"),
    ],
)
def test_a_document_does_what_stands_after_how_it_came_about(text: str, quote: str, vocabulary: Vocabulary) -> None:
    """A participle after the noun of a document does not part it from its verb."""
    assert any(found.endswith(quote) and status == "planned" for found, status, _ in acts(text, vocabulary))


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The ministry is holding a further meeting on Friday.", "planned"),
        ("The council is hosting the skippers next week.", "planned"),
        ("The ministry is publishing a bill on nets tomorrow.", "planned"),
        ("The ministry is drafting a bill on nets.", "ongoing"),
        ("The council is opening two clinics a month.", "ongoing"),
    ],
)
def test_what_is_arranged_is_a_plan(text: str, status: str, vocabulary: Vocabulary) -> None:
    """What "is being done" at a time to come has yet to be done."""
    assert [found for _, found, _ in acts(text, vocabulary)] == [status]


@pytest.mark.parametrize(
    "text",
    [
        "The minister denied that the toll would be raised.",
        "He hoped that the bridge would be reopened.",
        "The baker Jon Lee will need to raise 40 million dollars.",
        "The Harbour Commission widened the lock and told a press conference.",
        "Hay Mills management board chairman Jon Lee called on the government to lower the toll.",
    ],
)
def test_what_is_denied_hoped_or_said_privately_is_no_action(text: str, vocabulary: Vocabulary) -> None:
    """Hopes and denials, what others will need, and who tells something do not act."""
    assert len(acts(text, vocabulary)) == ("lock" in text)


@pytest.mark.parametrize(
    "text",
    [
        "The mill will make lamps and is to open in May.",
        "Peru's state brewer Hay plans to raise its output.",
        "The Bank of Norway is expected to cut rates in May.",
        "The kiln has 40 workers and will be enlarged next year.",
        "Dealers said the central bank was expected to raise interest rates.",
    ],
)
def test_what_firms_do_and_markets_expect_is_no_action(text: str, vocabulary: Vocabulary) -> None:
    """A passive after another verb of a firm, a firm that a state owns, and rates that are expected are none."""
    assert not acts(text, vocabulary)


@pytest.mark.parametrize(
    ("text", "agent"),
    [
        (
            "The Norwegian Ministry of Wells opened a fair in Norway. Peru will lend it two pumps, the ministry said.",
            None,
        ),
        (
            "The Norwegian Ministry of Wells opened a fair in Norway. Hay City will build a lock, the ministry said.",
            None,
        ),
        (
            "The Norwegian Ministry of Wells opened a fair in Norway. Shanghai will build a lock, the ministry said.",
            None,
        ),
        (
            "The Norwegian Ministry of Wells opened a fair in Norway. Peru and Chile will ban nets, the ministry said.",
            None,
        ),
        (
            "The Norwegian Ministry of Wells opened a fair in Norway. Norway will ban nets, the ministry said.",
            "Norwegian Ministry of Wells",
        ),
    ],
)
def test_what_others_do_is_not_done_by_the_ministry_that_tells_it(
    text: str, agent: str | None, vocabulary: Vocabulary
) -> None:
    """A ministry speaks for its own country, not for another one or for a city."""
    assert acts(text, vocabulary)[-1][2] == agent


@pytest.mark.parametrize(
    ("text", "agent"),
    [
        ("The Superintendency of Wells has opened two locks.", "Superintendency of Wells"),
        ("The Gull Forest Service will plant two million oaks.", "Gull Forest Service"),
        ("The Official Ferry Institute is drafting a law on nets.", "Official Ferry Institute"),
        ("The Gull Grain Research Organization will test seeds.", "Gull Grain Research Organization"),
        ("The Department of Energy, Mines, and Natural Resources cut its fees.", None),
        ("The Hay Provincial Department of Commerce has opened two fairs.", "Hay Provincial Department of Commerce"),
        ("The U.S. Wells and Means Committee approved a levy on sand.", "Wells and Means Committee"),
    ],
)
def test_a_name_of_a_body_is_taken_whole(text: str, agent: str | None, vocabulary: Vocabulary) -> None:
    """Services and institutes with a public field are bodies, and a longer name comes before one that it holds."""
    wanted = agent or "Department of Energy, Mines, and Natural Resources"
    assert [agents for _, _, agents in acts(text, vocabulary)] == [wanted]


@pytest.mark.parametrize(
    "text",
    [
        "The Gull Institute of Bakers will open two schools.",
        "The Hay Transport Service will sell two ferries.",
        "The Hay Mining Corporation has opened two pits.",
        "Hay's rating agency Gullrate has cut its fees.",
        "Ann Hay, the agency's head, will open two fairs.",
    ],
)
def test_a_service_or_an_institute_without_a_public_field_is_private(text: str, vocabulary: Vocabulary) -> None:
    """What companies, guilds and rating agencies do is no initiative, whatever they are called."""
    assert acts(text, vocabulary) == []


@pytest.mark.parametrize(
    "reason",
    [
        "because the Water Council will oppose it",
        "although the Water Council has doubts",
        "which the Water Council is carrying out with others",
        "whereas the Water Council stays away",
        "unless the Water Council pays for it",
    ],
)
def test_who_acts_in_a_reason_is_not_what_an_article_goes_on_about(reason: str, vocabulary: Vocabulary) -> None:
    """The subject of a reason or a relative clause takes no paragraph over from the body that has acted."""
    text = f"The Grain Council approved a levy.\nIts prospects are dim, {reason}.\nThe council has cut its fees."
    assert acts(text, vocabulary)[-1][2] == "Grain Council"


@pytest.mark.parametrize(
    "text",
    [
        "HCA has opened a tender for 40 berths.",
        "Last year the HCA cut its fees.",
        "The agency for locks was praised. HCA will widen two canals.",
        "Skippers had asked for it, and the HCA is testing new cranes.",
        "From May on, the HCA will publish its tolls every week.",
    ],
)
def test_the_initials_of_the_publisher_name_it(text: str, vocabulary: Vocabulary) -> None:
    """Who publishes an article is called by its initials in it, without having been introduced."""
    assert [agent for *_, agent in acts(text, vocabulary, "Harbour and Canal Authority")] == [
        "Harbour and Canal Authority"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "HCG has opened a shop for 40 skippers.",
        "The HCG will close its mill.",
        "Last year HCG cut its prices.",
        "HCG is testing new cranes.",
        "From May on, the HCG will print its menu every week.",
    ],
)
def test_the_initials_of_a_firm_that_publishes_name_no_body(text: str, vocabulary: Vocabulary) -> None:
    """A publisher that is no public body takes no initiatives."""
    assert acts(text, vocabulary, "Harbour and Canal Gazette") == []


@pytest.mark.parametrize(
    "text",
    [
        "The Ministry of Fisheries for its part is testing a net with wider meshes.",
        "The Water Agency in turn has lowered its fee for wells.",
        "The Ministry of Transport at the same time opened two canals.",
        "The Ministry of Health in response will buy 40 pumps.",
        "The Harbour Commission of its own accord cut the toll on barges.",
    ],
)
def test_a_connecting_phrase_parts_a_body_from_its_verb(text: str, vocabulary: Vocabulary) -> None:
    """Phrases that join a clause to what was said may stand before the verb without commas."""
    (found,) = acts(text, vocabulary)
    assert text.startswith(f"The {found[2]} ")


@pytest.mark.parametrize(
    "text",
    [
        "The Port Authority reacted in May by extending the season for crabs.",
        "The Ministry of Health responded last week by lowering the fee for beds.",
        "The Ministry of Transport replied on Monday by closing two canals.",
        "The Water Agency answered this spring by drilling 12 wells.",
        "The Harbour Commission has retaliated since March by raising its toll.",
    ],
)
def test_a_time_stands_before_the_answer(text: str, vocabulary: Vocabulary) -> None:
    """Between the word for an answer and "by" a time may stand."""
    assert [status for _, status, _ in acts(text, vocabulary)] == ["completed"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            '"We\'re drafting a law on nets," the director of the Canal Agency, Ann Hay, said.',
            "We're drafting a law on nets",
        ),
        ('"We will widen two canals," the head of the Canal Agency said.', "We will widen two canals"),
        (
            "\u201cWe are buying 40 pumps,\u201d the director of the Canal Agency told reporters.",
            "We are buying 40 pumps",
        ),
        ('"We\'ve cut the toll on barges," the director of the Canal Agency said.', "We've cut the toll on barges"),
        ("\u201cWe want to plant 3,000 oaks,\u201d the head of the Canal Agency said.", "We want to plant 3,000 oaks"),
    ],
)
def test_what_is_done_ends_with_the_quotation(text: str, told: str, vocabulary: Vocabulary) -> None:
    """Who is quoted is no part of what is done."""
    assert [(quote, agent) for quote, _, agent in acts(text, vocabulary)] == [(told, "Canal Agency")]


@pytest.mark.parametrize(
    "text",
    [
        "The Ministry of Fisheries is testing how nets wear out at sea.",
        "The Ministry of Fisheries is testing whether a camera can count the catch.",
        "The Ministry of Fisheries is checking whether wells hold enough water.",
        "The Ministry of Fisheries tested whether ferries can run at night.",
        "The Ministry of Fisheries will check how drones count seals.",
    ],
)
def test_a_question_can_be_what_is_tested(text: str, vocabulary: Vocabulary) -> None:
    """A body tests or checks whether something is so."""
    assert len(acts(text, vocabulary)) == 1


@pytest.mark.parametrize(
    ("publisher", "text"),
    [
        (
            "Wellwatch",
            "Wells held more, according to figures published by Wellwatch (WW). WW will test 40 pumps.",
        ),
        (
            "Gullmark Rikspant",
            "Loans grew, Gullmark Rikspant (GR) said. In May it raised the fee for pawnshops.",
        ),
        (
            "Heathland Trails Orrin",
            "Heathland Trails Orrin (Orrin) reports rain. Orrin is closing two paths.",
        ),
        (
            "Orrin Seed Institute",
            "The Orrin Seed Institute said sowing is late. It is lending seed to villages.",
        ),
        ("Bergvask", "Trams were late, Bergvask announced. From June Bergvask will pay for the taxis of late guests."),
    ],
)
def test_who_publishes_its_own_figures_acts(publisher: str, text: str, vocabulary: Vocabulary) -> None:
    """A publisher whom no list knows is a public body where the head of its text says that it told the figures."""
    assert [agent for _, _, agent in acts(text, vocabulary, publisher)] == [publisher]


@pytest.mark.parametrize(
    ("publisher", "text"),
    [
        ("Orrin Herald", "Orrin Herald reported that 900 walkers came. Orrin Herald will move its press."),
        ("Hay Mills Ltd", "Sales grew, Hay Mills Ltd said. Hay Mills Ltd will open a yard."),
        ("Union of Skippers", "The Union of Skippers said the catch fell. The Union of Skippers plans a march."),
        ("Gullshore Wire", "The catch fell, Gullshore Wire reports. Gullshore Wire will publish more."),
        ("Bergvask", "Trams were late in May. Bergvask will pay for taxis."),
    ],
)
def test_a_paper_or_a_firm_that_publishes_does_not_act(publisher: str, text: str, vocabulary: Vocabulary) -> None:
    """A newspaper, a company or a union is no public body, nor a name of which the text says nothing."""
    assert acts(text, vocabulary, publisher) == []


@pytest.mark.parametrize(
    ("text", "agents"),
    [
        ("The Ministry of Wells met the farmers. It heard them. In May it opened two dams.", 1),
        ("What does the Ministry of Wells want? In May it raised the fee for pumps.", 1),
        ("The Ministry of Wells and the Ministry of Ports met. Both ministries are drafting rules for docks.", 2),
        ("With the Ministry of Ports the Ministry of Wells builds dams, and the two bodies will open ten more.", 2),
        (
            "The Ministry of Wells and the Ministry of Ports met. The two agencies lent nine pumps to villages.",
            2,
        ),
    ],
)
def test_it_and_both_mean_those_told_of_before(text: str, agents: int, vocabulary: Vocabulary) -> None:
    """A pronoun keeps its meaning from sentence to sentence, and "both" means those named together."""
    found = read(text, vocabulary, "The Daily Gull").initiatives
    assert found, "no action was found"
    assert len(found[-1].agents) == agents


@pytest.mark.parametrize(
    "text",
    [
        "The Customs Administration of Wells published figures. Customs has opened two gates for fruit.",
        "The Customs Administration of Wells published figures. Last week customs extended its opening hours.",
        "The Customs Administration of Wells published figures. Customs is also testing scanners for lorries.",
        "The Customs Administration of Wells published figures. From May customs will waive the fee for samples.",
        "The Customs Administration of Wells published figures. To save time, customs has merged three forms.",
    ],
)
def test_customs_means_the_administration(text: str, vocabulary: Vocabulary) -> None:
    """The word "customs" without more is the body of that name that the article is about."""
    assert [agent for _, _, agent in acts(text, vocabulary)] == ["Customs Administration of Wells"]


@pytest.mark.parametrize(
    ("text", "agent"),
    [
        (
            "LONDON - Transport Secretary Ann Hay spoke. His department will plan two tunnels.",
            "Department for Transport",
        ),
        ("LONDON - Education Secretary Ann Hay will build ten schools.", "Department for Education"),
        ("LONDON - Culture Secretary Ann Hay said she would lend 40 pictures.", "Department for Culture"),
        ("LONDON - Health Secretary Ann Hay will hire nurses.", "Department of Health"),
        ("LONDON - Trade and Industry Secretary Ann Hay plans to close a mint.", "Department of Trade and Industry"),
    ],
)
def test_british_departments_are_for_their_field(text: str, agent: str, vocabulary: Vocabulary) -> None:
    """A secretary heads a department "for" a field in Britain, but for the few that are "of" it."""
    article = Article(Metadata("Plans", date(2004, 7, 15), "BBC News", area="GB"), text)
    found = extract(article, vocabulary).initiatives
    assert [item.agents[0].label for item in found] == [agent]


@pytest.mark.parametrize(
    "text",
    [
        "Ann Hay: We will hold a \u201cday of wells\u201d in May.",
        "Ann Hay: Next, we will open 20 \u201cwater schools\u201d and widen two canals.",
        "Ann Hay: We are drafting the \u201cCode of Streams\u201d.",
        "Ann Hay: Last year we closed 30 \u201czombie\u201d pumps.",
        "Ann Hay: First, we will extend \u201cone village, one well\u201d and train masons.",
    ],
)
def test_what_we_do_may_hold_a_name_in_quotation_marks(text: str, vocabulary: Vocabulary) -> None:
    """In the transcript of a body "we" is that body, though names in quotation marks follow."""
    found = acts(text, vocabulary, "Ministry of Wells")
    assert found
    assert {agent for _, _, agent in found} == {"Ministry of Wells"}
