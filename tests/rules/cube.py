"""The integrity constraints of the RDF Data Cube vocabulary that apply (IC-15 to IC-17, IC-20 and IC-21 do not)."""

from tests.rules import OWN_TERM, rule

_A_KEY = (
    "pkg:indicator indicator:gdp ; pkg:industry industry:industry ; sdmx-dimension:refArea area:CN ; "
    "sdmx-dimension:refPeriod period:2023 ; pkg:measureKind measure-kind:level ; pkg:variant 1 ; "
    "pkg:comparisonBasis comparison-basis:none ; pkg:statedIn <https://w3id.org/policykg/a>"
)
_SAME_KEY = " ; ".join(f"{part.split()[0]} ?d{place}" for place, part in enumerate(_A_KEY.split(" ; ")))

CUBE = (
    rule(
        "IC-2: a data set has one structure",
        "?x a qb:DataSet OPTIONAL { SELECT ?x (COUNT(?s) AS ?n) WHERE { ?x qb:structure ?s } GROUP BY ?x } "
        "FILTER(!BOUND(?n) || ?n != 1)",
        "<https://w3id.org/policykg/dataset/observations> qb:structure pkg:second",
    ),
    rule(
        "IC-3: the structure has a measure",
        "?x a qb:DataStructureDefinition FILTER NOT EXISTS { ?x qb:component/qb:measure ?measure }",
        "",
        "?component qb:measure ?measure",
    ),
    rule(
        "IC-4: every dimension of ours has a range",
        f"?x a qb:DimensionProperty {OWN_TERM} FILTER NOT EXISTS {{ ?x rdfs:range ?range }}",
        "",
        "pkg:variant rdfs:range ?range",
    ),
    rule(
        "IC-5: a dimension whose values are concepts has a code list",
        "?x a qb:DimensionProperty ; rdfs:range skos:Concept FILTER NOT EXISTS { ?x qb:codeList ?list }",
        "",
        "pkg:indicator qb:codeList ?list",
    ),
    rule(
        "IC-6: only attributes are optional",
        "?x qb:componentRequired false FILTER NOT EXISTS { ?x qb:attribute ?attribute }",
        "pkg:component-indicator qb:componentRequired false",
    ),
    rule(
        "IC-7: every slice key belongs to a structure",
        "?x a qb:SliceKey FILTER NOT EXISTS { ?y a qb:DataStructureDefinition ; qb:sliceKey ?x }",
        "pkg:otherKey a qb:SliceKey",
    ),
    rule(
        "IC-8: what a slice key fixes is a component of its structure",
        "?structure qb:sliceKey/qb:componentProperty ?x FILTER NOT EXISTS { ?structure "
        "qb:component/(qb:dimension|qb:attribute) ?x }",
        "pkg:seriesKey qb:componentProperty pkg:rule",
    ),
    rule(
        "IC-9: a slice has one structure",
        "?x a qb:Slice OPTIONAL { SELECT ?x (COUNT(?s) AS ?n) WHERE { ?x qb:sliceStructure ?s } GROUP BY ?x } "
        "FILTER(!BOUND(?n) || ?n != 1)",
        "<https://w3id.org/policykg/series/new> a qb:Slice",
    ),
    rule(
        "IC-10: a slice gives each component that its key fixes",
        "?x a qb:Slice ; qb:sliceStructure/qb:componentProperty ?fixed FILTER NOT EXISTS { ?x ?fixed ?value }",
        "",
        "?slice pkg:indicator ?value",
    ),
    rule(
        "IC-1: an observation is of one data set",
        "?x a qb:Observation OPTIONAL { SELECT ?x (COUNT(?s) AS ?n) WHERE { ?x qb:dataSet ?s } GROUP BY ?x } "
        "FILTER(!BOUND(?n) || ?n != 1)",
        "<https://w3id.org/policykg/o> a qb:Observation",
    ),
    *(
        rule(
            f"IC-{number}: every observation has its {role}",
            "?x qb:dataSet/qb:structure/qb:component ?component . "
            f"?component {pattern} FILTER NOT EXISTS {{ ?x ?part ?value }}",
            "",
            f"?o {example} ?value",
        )
        for number, role, pattern, example in (
            (11, "dimensions", "qb:dimension ?part", "pkg:variant"),
            (13, "required attributes", "qb:attribute ?part ; qb:componentRequired true", "pkg:bound"),
            (14, "measure", "qb:measure ?part", "sdmx-measure:obsValue"),
        )
    ),
    rule(
        "IC-12: no two observations agree in every dimension",
        f"?x a qb:Observation ; {_SAME_KEY} . ?y a qb:Observation ; {_SAME_KEY} FILTER(?x != ?y)",
        f"<https://w3id.org/policykg/o1> a qb:Observation ; {_A_KEY} . <https://w3id.org/policykg/o2> a "
        f"qb:Observation ; {_A_KEY}",
    ),
    rule(
        "IC-18: an observation of a slice is of the slice's data set",
        "?dataset qb:slice/qb:observation ?x FILTER NOT EXISTS { ?x qb:dataSet ?dataset }",
        "<https://w3id.org/policykg/dataset/other> qb:slice series:new . "
        "series:new qb:observation <https://w3id.org/policykg/o>",
    ),
    rule(
        "IC-19: the values of a coded dimension stand in its code list",
        "?part a qb:DimensionProperty ; qb:codeList ?list . ?o a qb:Observation ; ?part ?x "
        "FILTER NOT EXISTS { ?x skos:inScheme ?list }",
        "<https://w3id.org/policykg/o> a qb:Observation ; pkg:indicator unit:percent",
    ),
)
