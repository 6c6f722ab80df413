"""Actions of public bodies: every rule on sentences of its own, and what the rules share."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from policykg.extraction.initiatives import rules
from policykg.facts import Initiative
from policykg.vocabulary import Vocabulary
from tests.extraction.coast import read

SENTENCES = tomllib.loads((Path(__file__).parent / "initiative_sentences.toml").read_text(encoding="utf-8"))
RULES = {rule.name: rule for rule in rules().rules}


def actions(text: str, vocabulary: Vocabulary) -> list[tuple[str, str, tuple[str, ...]]]:
    """The quotes of a text's initiatives, with their statuses and agents."""
    extraction = read(text, vocabulary)
    return [
        (extraction.quote(found.evidence.span), str(found.status), tuple(agent.label for agent in found.agents))
        for found in extraction.initiatives
    ]


def test_every_rule_has_five_sentences() -> None:
    """Each rule of the file is shown by five sentences of our own."""
    assert set(SENTENCES) == set(RULES)
    assert all(len(found) == 5 for found in SENTENCES.values())


@pytest.mark.parametrize(
    ("name", "sentence"), [(name, sentence) for name, found in SENTENCES.items() for sentence in found]
)
def test_a_rule_finds_the_action_of_its_sentence(name: str, sentence: str, vocabulary: Vocabulary) -> None:
    """A sentence in the construction of a rule yields an initiative with the rule's status."""
    found = read(sentence, vocabulary).initiatives
    assert found, "no action was found"
    status = RULES[name].value("status")
    assert [str(item.status) for item in found if item.evidence.rule.removesuffix(", joined") == name][:1] == [
        status
    ], [item.evidence.rule for item in found]


@pytest.mark.parametrize(
    "sentence",
    [
        "Prices will rise again in the summer.",
        "The mill will replace its boilers.",
        "The Ministry of Fisheries said the catch fell.",
        "The network of paths was upgraded.",
        "Will the Harbour Commission close the lock?",
        "The Ministry of Fisheries will not reach its target.",
        "Talks with the Ministry of Health will bring little.",
        "The growth of exports will continue.",
        "The National Bureau of Statistics released the figures on Friday.",
        "Norway will remain the largest exporter.",
        "Norway should restrict imports of old tyres, economists said.",
        "\u201cWe must raise output,\u201d said Ann Hay of Hay Mills.",
        "Norway raised output of steel and cut imports of tyres.",
        "The aim is to sell three million prams.",
        "The move is designed to win over younger drinkers.",
        "Norway is considered a safe place for banks.",
        "The construction of barges is set to begin to fall.",
        "The survey supports the view of shop owners.",
        "The rising prices call for patience.",
        "The shipyard held a fair for young welders.",
        "The price rise was announced by Ann Hay of Hay Mills.",
        "Economists expect that the Bank of England will cut its rate.",
        "The markets believe the Ministry of Finance will sell bonds.",
        "Norway will increase its oil output in June.",
        "The federation urged the cabinet to cut the toll.",
        "Ann Hay, who owns the mill, will widen two canals.",
        "The bank said it would lend more to shops.",
        "Under the plan, mills should have finished their repairs by May.",
        "As a result, two ports were widened.",
        "Sales of lamps began to fall in May.",
        "The sides of the ferry were painted.",
        "Norway told reporters that ferries were late.",
        "Coordinated steps across towns and departments boosted demand.",
        "The Bank of England is widely expected to cut its rate.",
        "The government, however, does not want to sell the barges.",
        "The lamp has stayed dark ever since it was introduced.",
        "Measures of the state to help bakers began to take effect.",
        "A new scheme was approved by the owners.",
        "The rise of prices was announced on Friday.",
        "Household spending is set to rise by 3 percent.",
        "The survey includes a cut of the sample.",
        "The prime minister informed the town that 500 welders were trained.",
        "The Ministry of Fisheries announced the release of figures on cod.",
        "The Bureau of Fisheries put the catch at 300 tonnes.",
        "The lamp maker decided to close two mills.",
        "The mill is old. It envisages a cut in fees.",
        "The company's strategy includes a cut in fees.",
        "The airline's programme provides loans to pilots.",
        "The plan of the brewer envisages cuts in costs.",
        "The dam will be built by Hay Mills in May.",
        "Analysts said the government would raise its target.",
        "Experts say that the ministry will widen the docks.",
        "Skippers were offered herring.",
        "It is important to widen the network of clinics, Ann Hay of Hay Mills said.",
        "The ministry denied that it would raise the toll.",
        "The brewer's plan to cut prices met with anger.",
        "The committee recommended that figures on cod rest on two surveys.",
        "Shops must label imported fish.",
        "Prices of salt are capped by weak demand.",
        "The talks will close the gap between the brewers.",
        "The report focuses on the salt market.",
        "Two countries accounted for most of the cod.",
        "House prices rose by the coast.",
        "The boat was sold after a fire in the hold was put out.",
    ],
)
def test_what_is_no_action_of_a_public_body(sentence: str, vocabulary: Vocabulary) -> None:
    """Movements, firms' doings, results, questions, negations and releases of figures are no initiatives."""
    assert actions(sentence, vocabulary) == []


def test_each_joined_action_has_its_own_quote(vocabulary: Vocabulary) -> None:
    """Verbs joined by commas and "and" are actions of their own, each with its own words."""
    text = "The Ministry of Fisheries will widen the locks, train young skippers and cut the price of ice."
    assert [quote for quote, _, _ in actions(text, vocabulary)] == [
        "The Ministry of Fisheries will widen the locks",
        "train young skippers",
        "cut the price of ice",
    ]


def test_what_the_others_are_asked_to_do_is_no_action_of_the_body(vocabulary: Vocabulary) -> None:
    """A verb of firms after "encourage firms to …" stays inside that action."""
    text = "The Ministry of Fisheries will encourage yards to buy new cranes and hire apprentices."
    assert len(actions(text, vocabulary)) == 1


@pytest.mark.parametrize(
    ("text", "agent"),
    [
        ("The Ministry of Commerce opened two offices. The ministry will open more shops.", "Ministry of Commerce"),
        (
            "The National Energy Administration cut the fee. It will also test new meters.",
            "National Energy Administration",
        ),
        ("The Ministry of Finance said so. A fund for dykes will be set up.", "Ministry of Finance"),
        (
            "Ann Hay, head of the National Energy Administration, said old wells will be closed.",
            "National Energy Administration",
        ),
        ("The Finance Ministry will widen the roads.", "Ministry of Finance"),
        ("The regulator, the National Energy Administration, will test meters.", "National Energy Administration"),
        ("MOFCOM, the Ministry of Finance and others have issued a plan for ports.", "Ministry of Commerce"),
    ],
)
def test_who_acts_is_found_through_the_article(text: str, agent: str, vocabulary: Vocabulary) -> None:
    """References, pronouns, passives, officials and lists lead to the body, the lead body first."""
    assert actions(text, vocabulary)[-1][2][:1] == (agent,)


@pytest.mark.parametrize(
    ("text", "publisher", "agent"),
    [
        ("Ports are busy. The Ministry of Finance paid for cranes.\n\nRules for tugs will be drafted.", "MIIT", "MIIT"),
        ("The Ministry of Finance cut a fee. A fund for wells will be set up.", "MIIT", "Ministry of Finance"),
        ("The Ministry of Health and the Ministry of Finance spoke. The ministry will open a clinic.", "", "Health"),
        ("The Ministry of Finance said ports are busy.\n\nIt is late. Old docks will be widened.", "MIIT", "Finance"),
        ("Ann Hay, head of the Department of Wells, said the ministry will test pumps.", "MIIT", "MIIT"),
        ("We will test pumps. Wells are old.", "National Energy Administration", "National Energy Administration"),
        (
            "Ports were busy in May. The ministry will test cranes.",
            "\u5de5\u4e1a\u548c\u4fe1\u606f\u5316\u90e8",
            "MIIT",
        ),
        ("The ministry, which has urged mills to save, is calm. The Ministry of Finance is not.", "MIIT", "MIIT"),
        ("Ports were busy in May. The minister launched a campaign against smoke.", "MIIT", "MIIT"),
    ],
)
def test_who_acts_is_whom_the_article_is_about(text: str, publisher: str, agent: str, vocabulary: Vocabulary) -> None:
    """The body that a paragraph or an article is about acts where the text does not name another one."""
    full = "Ministry of Industry and Information Technology"
    found = read(text, vocabulary, publisher.replace("MIIT", full) or "The Daily Gull").initiatives
    assert agent.replace("MIIT", full) in found[-1].agents[0].label


def test_a_company_that_says_we_is_no_agent(vocabulary: Vocabulary) -> None:
    """What a person without a public body promises is no initiative."""
    text = "\u201cWe will build two mills,\u201d said Ann Hay, chairwoman of Hay Mills."
    assert read(text, vocabulary, "Ministry of Commerce").initiatives == ()


@pytest.mark.parametrize(
    "text",
    [
        "The Ministry of Finance will keep testing pumps, train divers and, from next month, publish a map.",
        "The Ministry of Finance will go on lending pumps, open a school and widen two canals.",
        "The Ministry of Finance opened a pier, and in May the Ministry of Health closed two and waived a fee.",
    ],
)
def test_a_coordination_goes_on_past_times_and_changes_of_form(text: str, vocabulary: Vocabulary) -> None:
    """A plain verb may follow a gerund after "will", a time may stand before a verb, another body may go on."""
    assert len(actions(text, vocabulary)) == 3


@pytest.mark.parametrize(
    "text",
    [
        "The province has introduced a grant for mills.",
        "Bandung will widen its canals.",
        "The city is drafting rules for trams.",
        "Local bureaus imposed a fine on two mills.",
        "This county plans to lend pumps to farmers.",
    ],
)
def test_places_and_unnamed_offices_act(text: str, vocabulary: Vocabulary) -> None:
    """Provinces, cities and offices without a name can act; the initiative has no agent then."""
    assert [agents for _, _, agents in actions(text, vocabulary)] == [()]


def test_it_means_the_body_past_a_sentence_about_several_things(vocabulary: Vocabulary) -> None:
    """A sentence with a plural subject lies between a body and "it"; one with a singular subject takes "it" over."""
    start, end = "The Ministry of Finance opened a school. ", " It will widen two canals."
    assert len(actions(start + "Talks with the islands are hard." + end, vocabulary)) == 2
    assert len(actions(start + "A talk with the island was hard." + end, vocabulary)) == 1


def test_a_verb_after_and_shares_the_subject_of_a_deed_that_is_none(vocabulary: Vocabulary) -> None:
    """A body holds, meets or presents something and does something else: the second is an action."""
    text = "The Ministry of Finance held a meeting in May and ordered two mills to save water."
    assert [quote for quote, _, _ in actions(text, vocabulary)] == ["ordered two mills to save water"]


def test_a_company_has_no_officials(vocabulary: Vocabulary) -> None:
    """What the head of an association or a company launches is no initiative."""
    text = "Ann Hay, head of the China Iron and Steel Association, launched a campaign. The steel group said so."
    assert actions(text, vocabulary) == []


@pytest.mark.parametrize(
    "text",
    [
        "The European Commission met. The central bank will lend to mills.",
        "The Ministry of Finance met. The Ministry of Health fell silent. The wool ministry will open a school.",
        "Minister Jan Hay spoke. He said that he would cut a fee. The European Commission met.",
        "The European Commission met. Hay said it would widen a dock.",
        "The Ministry of Finance met. The city's department of commerce will widen a dock.",
    ],
)
def test_another_body_is_not_taken_for_one_that_the_text_does_not_name(text: str, vocabulary: Vocabulary) -> None:
    """A bank, a ministry of another field, a minister without a known ministry and a firm's "it" stay without agent."""
    assert all(agents == () for _, _, agents in actions(text, vocabulary))


def test_a_body_is_called_by_any_noun_where_its_name_has_none(vocabulary: Vocabulary) -> None:
    """A body such as Eurostat, whose name says not what it is, can be called the agency."""
    assert actions("Eurostat is busy. The agency will test a form.", vocabulary)[0][2] == ("Eurostat",)


def test_an_insertion_stands_between_will_and_its_verb(vocabulary: Vocabulary) -> None:
    """A time or another phrase between commas separates "will" from the verb."""
    text = "The Ministry of Finance will, in the second half, widen two canals and lend pumps."
    assert len(actions(text, vocabulary)) == 2


@pytest.mark.parametrize(
    "text", ["Discounts for travel agencies will run until May.", "Our next task is to run faster."]
)
def test_what_is_no_actor_does_not_act(text: str, vocabulary: Vocabulary) -> None:
    """Agencies of trade after a preposition and tasks are no bodies."""
    assert actions(text, vocabulary) == []


def test_a_publisher_that_no_vocabulary_knows_acts(vocabulary: Vocabulary) -> None:
    """The publisher's name makes a candidate when it has a word such as Ministry; a news agency never acts."""
    text = "A fund for wells will be set up."
    ministry = read(text, vocabulary, "Ministry of Wells (machine translation)").initiatives[0]
    assert [(agent.label, agent.candidate) for agent in ministry.agents] == [("Ministry of Wells", True)]
    assert read(text, vocabulary, "Harbour News Agency").initiatives[0].agents == ()


def test_an_unnamed_government_is_no_agent(vocabulary: Vocabulary) -> None:
    """Where only "the government" acts, the initiative says why it has no agent."""
    found: Initiative = read("The government will plant a wood.", vocabulary).initiatives[0]
    assert (found.agents, found.agent_missing) == ((), "unnamed-group")


def test_a_body_of_another_sentence_is_marked_as_inherited(vocabulary: Vocabulary) -> None:
    """The sentence that named the agent is recorded where it is not the action's own."""
    found = read(
        "The Ministry of Finance spoke. The ministry cut a tax. It will lower the fee.", vocabulary
    ).initiatives
    assert [item.sentence for item in found[-1].evidence.inherited] == [1]


def test_the_tasks_of_a_plan_are_actions(vocabulary: Vocabulary) -> None:
    """Gerunds after a colon and numbered tasks are planned actions of the plan's issuer."""
    text = (
        "The Ministry of Finance issued a plan for ports. The plan names three tasks: widening the docks, "
        "training pilots, and lowering the fees."
    )
    assert [quote for quote, status, _ in actions(text, vocabulary) if status == "planned"] == [
        "widening the docks",
        "training pilots",
        "lowering the fees",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "According to a notice issued on Monday by the Ministry of Finance, tolls fall.",
        "Tolls fall under rules published in May by the Ministry of Finance.",
        "A guideline unveiled by the Ministry of Finance names ten ports.",
        "The roadmap, approved last week, names ten ports.",
        "Ports like the package adopted this year by the Ministry of Finance.",
    ],
)
def test_a_document_that_is_issued_is_a_completed_action(text: str, vocabulary: Vocabulary) -> None:
    """A plan, notice or guideline with a participle of issuing has been issued."""
    assert [status for _, status, _ in actions(text, vocabulary)][:1] == ["completed"]


def test_purpose_means_target_and_instrument(vocabulary: Vocabulary) -> None:
    """An action keeps the goal before it, the means after it, its industries and its instrument."""
    text = "To calm prices, the Ministry of Finance will help carmakers by granting a tax exemption."
    found = read(text, vocabulary).initiatives[0]
    assert found.goals == ("calm prices",)
    assert found.means == "granting a tax exemption"
    assert found.instrument is not None
    assert found.instrument.iri.endswith("/tax-relief")


@pytest.mark.parametrize(
    "text",
    [
        "The Ministry of Finance spoke. The ministry closed a mint. It has cut the duty on salt.",
        "The Ministry of Finance will support mills and expand the zones for trade.",
        "The Ministry of Finance closed a mint and raised the duty on salt.",
        "The government has closed the mint. It has raised the duty on salt.",
        "The Ministry of Finance will help mills and increase the fund for ports.",
    ],
)
def test_a_verb_of_movement_with_an_object_is_an_act(text: str, vocabulary: Vocabulary) -> None:
    """To "cut the duty" is an act, whoever the subject and wherever the verb stands."""
    assert len(actions(text, vocabulary)) == 2


@pytest.mark.parametrize(
    "text",
    [
        "The government announced several measures, from widening ports to training pilots.",
        "The plan lists many tasks, including widening ports and training pilots.",
        "The Ministry of Finance approved steps such as widening ports, and training pilots.",
        "The cabinet adopted a programme with measures such as lowering fees and lending pumps.",
        "The ministry's new policies, from opening schools to lowering fees, are under review.",
    ],
)
def test_what_measures_include_are_actions_of_their_own(text: str, vocabulary: Vocabulary) -> None:
    """Two gerunds or more after "including", "such as" or "from" are planned actions; what they hang on ends there."""
    found = actions(text, vocabulary)
    planned = [quote for quote, status, _ in found if status == "planned"]
    assert len(planned) == 2, found
    assert all(quote.split()[0].endswith("ing") for quote in planned)
    assert not any(" ports" in quote or " fees" in quote for quote, status, _ in found if status != "planned")


def test_one_example_of_a_measure_stays_in_its_action(vocabulary: Vocabulary) -> None:
    """A single gerund after "such as" only illustrates the action."""
    text = "The Ministry of Finance applied policies such as sparing small mills a fee."
    assert len(actions(text, vocabulary)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "A notice issued by six departments, including the Ministry of Finance and the Ministry of Health, is out.",
        "Wells will be drilled, according to a notice issued by ten departments led by the Ministry of Finance.",
        "Wells will be drilled, according to a plan of the Ministry of Finance.",
        "Some government agencies, including the Ministry of Finance, issued a plan for wells.",
        "Six agencies, among them the Ministry of Finance, will test pumps. Norway plans to lend pumps.",
    ],
)
def test_bodies_counted_among_others_act_for_them(text: str, vocabulary: Vocabulary) -> None:
    """The first body that a group includes is the lead body, also of what a state does by its document."""
    found = actions(text, vocabulary)
    assert found
    assert {agents[0] for _, _, agents in found if agents} == {"Ministry of Finance"}, found


@pytest.mark.parametrize(
    "text",
    [
        "The second half - for the islands - will be lent to millers.",
        "A smaller sum \u2014 half of the fund \u2014 will be spent on wells.",
        "The oldest piers \u2013 those of the north \u2013 are to be rebuilt.",
        "The scheme - the first of its kind - will help young bakers.",
        "The government \u2014 a coalition \u2014 will widen two canals.",
    ],
)
def test_an_insertion_between_dashes_parts_no_subject_from_its_verb(text: str, vocabulary: Vocabulary) -> None:
    """What stands between two dashes is passed over when a subject is looked for."""
    found = actions(text, vocabulary)
    assert len(found) == 1
    assert found[0][0].split()[0] in {"The", "A"}


@pytest.mark.parametrize(
    "text",
    [
        "Kenya should use its ports better, Premier Ann Hay said. It should build more cranes.",
        "Premier Ann Hay said Kenya should widen its ports. The country must also train pilots, she added.",
        "Premier Ann Hay spoke. \u201cWe should widen the ports and train pilots,\u201d she said.",
        "Local governments should widen ports and train pilots, the meeting stressed.",
        "The country should widen ports and train pilots, officials said.",
    ],
)
def test_what_who_speaks_for_a_state_says_it_should_do_is_planned(text: str, vocabulary: Vocabulary) -> None:
    """Ministers, premiers, officials and meetings state plans with "should", as experts do not."""
    found = actions(text, vocabulary)
    assert [status for _, status, _ in found] == ["planned", "planned"], found


@pytest.mark.parametrize(
    "text",
    [
        "The new tug was commissioned by transport minister Jan Hay.",
        "A ban on drift nets was signed by President Ann Hay.",
        "The Ministry of Finance opened, along with two banks, a school for divers.",
        "Preparations are under way to open a second bridge.",
        "Norway has increased public funds for schools.",
    ],
)
def test_ministers_companions_and_preparations(text: str, vocabulary: Vocabulary) -> None:
    """A minister stands after "by", companions between verb and object, a purpose after what is under way."""
    assert len(actions(text, vocabulary)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Bakers are encouraged to open shops, train apprentices and lower prices.",
        "Councils are urged to rent out flats, raise the pay of nurses, and plant trees.",
        "Ports are asked to share radar, train pilots and dredge the docks.",
        "Schools are invited to test stoves, widen doors, and plant hedges.",
        "Mills are encouraged to diversify and improve their breads, open shops, and train apprentices.",
    ],
)
def test_what_a_group_is_asked_to_do_can_be_several_actions(text: str, vocabulary: Vocabulary) -> None:
    """Verbs in a list after "are encouraged to" are actions of their own."""
    assert len(actions(text, vocabulary)) == 3


def test_two_verbs_can_share_one_object(vocabulary: Vocabulary) -> None:
    """A second verb after "or" belongs to the first where both have one object."""
    text = "The Ministry of Finance will tax old lamps and limit or fully ban the sale of tyres."
    assert [quote for quote, _, _ in actions(text, vocabulary)][1:] == ["limit or fully ban the sale of tyres"]


def test_a_relative_clause_does_not_end_a_coordination(vocabulary: Vocabulary) -> None:
    """The verb of a relative clause begins no clause that would end the object before it."""
    text = "The Ministry of Finance will launch online and local fairs for bakers who are out of work and lend pumps."
    assert [quote for quote, _, _ in actions(text, vocabulary)][1:] == ["lend pumps"]


@pytest.mark.parametrize(
    "text",
    [
        "The Ministry of Finance agreed on Friday to widen two canals.",
        "The cabinet decided late last week to widen two canals.",
        "The trade ministry said it would widen two canals.",
        "Norway said it would widen two canals.",
        "EU leaders agreed in May to widen two canals.",
    ],
)
def test_a_time_or_a_report_stands_before_the_act(text: str, vocabulary: Vocabulary) -> None:
    """A time may part a verb from its "to", and "it" may be a state or a ministry that the text does not name."""
    decided = "agreed" in text or "decided" in text
    assert [status for _, status, _ in actions(text, vocabulary)] == ["completed" if decided else "planned"]


@pytest.mark.parametrize(
    "text",
    [
        "The trade minister said he would widen two canals.",
        "Finance Minister Ann Hay said she would widen two canals.",
        "The prime minister is to widen two canals.",
        "President Ann Hay will widen two canals.",
        "Ann Hay, head of the National Energy Administration, plans to widen two canals.",
    ],
)
def test_who_holds_an_office_of_state_acts(text: str, vocabulary: Vocabulary) -> None:
    """Ministers and presidents act, and so do those who speak for a public body; others do not."""
    assert [status for _, status, _ in actions(text, vocabulary)] == ["planned"]


def test_a_joined_verb_of_going_on_is_ongoing(vocabulary: Vocabulary) -> None:
    """After planned actions, one that keeps going is ongoing."""
    text = "The Ministry of Finance will widen two canals and keep testing pumps."
    assert [status for _, status, _ in actions(text, vocabulary)] == ["planned", "ongoing"]


def test_a_meeting_decides(vocabulary: Vocabulary) -> None:
    """What a meeting approves and calls for are actions."""
    text = "The meeting approved a guideline on ferries. The meeting called for efforts to train pilots."
    assert [status for _, status, _ in actions(text, vocabulary)] == ["completed", "planned"]


def test_the_name_of_a_minister_ends_an_object(vocabulary: Vocabulary) -> None:
    """The word finance before "minister" is no verb of a further action."""
    text = "Norway is to widen two canals, finance minister Ann Hay said."
    assert [quote for quote, _, _ in actions(text, vocabulary)] == ["Norway is to widen two canals"]


@pytest.mark.parametrize(
    "text",
    [
        "The plan sets out the following tasks: build 30 depots, train 300 rangers and cut waste.",
        "The tasks for next year are: widen the ports; train pilots; and lower fees.",
        "The ministry's priorities for next year include widening ports, training pilots and lowering fees.",
        "The strategy names five areas: widening the ports; training pilots; lowering the fees.",
        "The work plan has three main tasks: widen the ports, train more pilots, and lower the fees.",
    ],
)
def test_the_tasks_of_a_programme_are_plain_verbs_or_gerunds(text: str, vocabulary: Vocabulary) -> None:
    """Tasks stand as imperatives or gerunds, parted by commas or semicolons."""
    assert [status for _, status, _ in actions(text, vocabulary)] == ["planned"] * 3


@pytest.mark.parametrize(
    "text",
    [
        "The two countries agreed to widen the ports.",
        "Both countries will step up patrols at sea.",
        "The two sides will open an office for tourists.",
        "The three nations plan to build a railway.",
        "Officials at the ministry are drafting rules for drones.",
    ],
)
def test_several_states_and_officials_act(text: str, vocabulary: Vocabulary) -> None:
    """States that the text counts act together, and officials act for their body."""
    assert len(actions(text, vocabulary)) == 1


@pytest.mark.parametrize(
    ("text", "agent"),
    [
        ("Finance minister Ann Hay is drafting a law on tolls.", "Ministry of Finance"),
        ("Fisheries and Food Minister Ann Hay signed a decree on eels.", "Ministry of Fisheries and Food"),
        ("The package was announced by transport minister Ann Hay.", "Ministry of Transport"),
        (
            "The Ministry of Rural Health is old. Health Minister Ann Hay signed a decree on wells.",
            "Ministry of Rural Health",
        ),
        ("A trade ministry aide spoke. Trade Minister Ann Hay signed a decree on tolls.", "Trade Ministry"),
        ("Norway's water minister Ann Hay signed a decree on wells.", "Ministry of Water"),
    ],
)
def test_a_minister_acts_for_the_ministry_of_the_field(text: str, agent: str, vocabulary: Vocabulary) -> None:
    """The field before the title names the ministry: one that the text names, or a candidate of that name."""
    assert agent in {name for _, _, agents in actions(text, vocabulary) for name in agents}


def test_a_minister_without_a_field_names_no_ministry(vocabulary: Vocabulary) -> None:
    """No ministry is made up for "the minister", nor for a field that is none."""
    for text in ("Minister Ann Hay signed a decree on eels.", "Former minister Ann Hay signed a decree on eels."):
        assert [agents for _, _, agents in actions(text, vocabulary) if agents] == []


def test_it_means_the_document_that_the_sentence_before_is_about(vocabulary: Vocabulary) -> None:
    """What a plan "proposes" it goes on to propose as "it", until another subject comes."""
    text = "The plan covers all rivers. It also encourages schools to buy boats. It calls for training skippers."
    assert [quote for quote, _, _ in actions(text, vocabulary)] == [
        "It also encourages schools to buy boats",
        "It calls for training skippers",
    ]
    assert actions("The plan is old. Ann Hay left. It encourages schools to buy boats.", vocabulary) == []


@pytest.mark.parametrize(
    "text",
    [
        "The Ministry of Wells and Hay Mills announced a plan for pumps.",
        "The Ministry of Wells (MOW) and the Hay Pump Alliance opened two training halls.",
        "The Harbour Commission and Hay Cranes opened a school for divers.",
        "The Ministry of Fisheries and Lowe & Sons launched a hatchery.",
        "The National Water Agency and Delft Pumps unveiled a scheme for wells.",
    ],
)
def test_a_body_acts_with_a_partner_that_has_a_name_of_its_own(text: str, vocabulary: Vocabulary) -> None:
    """The name after "and" is no hindrance for the body before it."""
    assert len(actions(text, vocabulary)) == 1


def test_an_abbreviation_stands_for_the_part_of_a_name_that_it_fits(vocabulary: Vocabulary) -> None:
    """Letters in brackets after "the X of the National Water Council" mean what begins with them."""
    text = "The Wells Committee of the National Water Council (NWC) met. The NWC will review the draft law in May."
    assert [agents for _, _, agents in actions(text, vocabulary)] == [("National Water Council",)]


def test_gerunds_after_a_preposition_are_no_actions_of_the_verb(vocabulary: Vocabulary) -> None:
    """Two gerunds of the verb are two actions, two after "rules on" are none."""
    one = "The Ministry of Fisheries will keep issuing rules on weighing and labelling fish."
    two = "The Ministry of Fisheries will keep issuing rules and training skippers."
    assert (len(actions(one, vocabulary)), len(actions(two, vocabulary))) == (1, 2)


@pytest.mark.parametrize(
    "text",
    [
        "The ministry got 90 bids in May, and approved 83 of them.",
        "The government felt the drought and opened 20 wells.",
        "The Ministry of Fisheries saw the damage, and banned two kinds of net.",
        "The National Water Agency needed water and widened the canal.",
        "The Harbour Commission met in May and lowered its fees.",
    ],
)
def test_a_body_acts_after_a_verb_that_is_no_act(text: str, vocabulary: Vocabulary) -> None:
    """A body that "saw the need and created" something acted by the second verb."""
    assert [status for _, status, _ in actions(text, vocabulary)] == ["completed"]


def test_a_comma_before_to_opens_a_purpose(vocabulary: Vocabulary) -> None:
    """An infinitive after a comma is a purpose, unless "and to" closes a list of actions."""
    purpose = "The Ministry of Fisheries will set up a fund, to encourage the repair of nets."
    several = "The Ministry of Fisheries plans to set up a fund, to widen the locks and to train skippers."
    assert (len(actions(purpose, vocabulary)), len(actions(several, vocabulary))) == (1, 3)


def test_what_follows_an_action_is_no_action_of_its_own(vocabulary: Vocabulary) -> None:
    """A participle of result after a comma stays outside the list of gerunds."""
    text = "The Ministry of Fisheries is raising tolls, leading skippers to stay in port."
    assert len(actions(text, vocabulary)) == 1


def test_a_relative_passive_is_planned_with_the_noun_before_it(vocabulary: Vocabulary) -> None:
    """What a noun before ", which" is to have done to it is planned."""
    text = "Maps show 200 new wells, which are to be drilled by spring."
    assert [status for _, status, _ in actions(text, vocabulary)] == ["planned"]


def test_the_legislature_is_a_parliament_that_the_text_names(vocabulary: Vocabulary) -> None:
    """The noun "legislature" means the parliament named before."""
    text = "The NPC Standing Committee met. The top legislature revised two laws."
    assert actions(text, vocabulary)[0][2] == ("Standing Committee of the National People's Congress",)


@pytest.mark.parametrize(
    "text",
    [
        "A ban on imports of seal fur was extended to May.",
        "The duty on exports of timber has been lowered.",
        "The committee recommended that the old lock be closed.",
        "The Harbour Commission proposed that ferries be exempted from the toll.",
        "The Ministry of Fisheries rejected a request to delay the ban.",
        "Funding of 40 million pounds for night trains was announced on Friday.",
    ],
)
def test_what_an_authority_changes_or_demands_is_completed(text: str, vocabulary: Vocabulary) -> None:
    """A ban on imports is no movement of imports, and what a committee recommends to "be done" is an act."""
    assert [status for _, status, _ in actions(text, vocabulary)] == ["completed"]


@pytest.mark.parametrize(
    ("text", "agent"),
    [
        ("The World Bank will lend Zambia 90 million dollars for village wells.", "World Bank"),
        ("The International Monetary Fund has approved a loan for Zambia.", "International Monetary Fund"),
        ("The WTO set up a panel on the duties on salmon.", "World Trade Organization"),
        ("The Asian Development Bank plans to finance three dams.", "Asian Development Bank"),
        ("OPEC agreed to cut its quotas.", "Organization of the Petroleum Exporting Countries"),
    ],
)
def test_organisations_that_states_founded_act(text: str, agent: str, vocabulary: Vocabulary) -> None:
    """What the World Bank does is an initiative like what a ministry does."""
    assert [found[2] for found in actions(text, vocabulary)] == [(agent,)]


@pytest.mark.parametrize(
    "text",
    [
        "The Canal Task Force met in May. The Task Force will inspect all locks.",
        "The Lower House Harbour Committee met in May. The Harbour Committee approved two quays.",
    ],
)
def test_the_end_of_a_long_name_names_the_same_body(text: str, vocabulary: Vocabulary) -> None:
    """Who is called by the last words of a name is the body of the whole name."""
    assert len({agent for found in actions(text, vocabulary) for agent in found[2]}) == 1


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("The treaty, which bans drift nets, takes effect in May.", ["The treaty, which bans drift nets"]),
        (
            "The fishing agreement (CFA), which will lower tolls, was signed in Lima.",
            ["The fishing agreement (CFA), which will lower tolls"],
        ),
        ("The directive, which requires two anchors, applies from May.", ["The directive, which requires two anchors"]),
        ("The budget, which raises the duty on salt, was presented.", ["The budget, which raises the duty on salt"]),
        ("The rules, which ban lead shot, were adopted in May.", ["The rules, which ban lead shot"]),
    ],
)
def test_a_writing_acts_in_its_relative_clause(text: str, quotes: list[str], vocabulary: Vocabulary) -> None:
    """What a writing does stands in the clause that "which" opens, and ends at its comma."""
    assert [found[0] for found in actions(text, vocabulary)][:1] == quotes
