"""Which language a text is in, told without the model where it is plain, and with it elsewhere."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

from warsan.errors import LanguageError
from warsan.sources import read_page
from warsan.sources.languages import is_plainly_english

# The same report, written for these tests in languages that share letters with English.
OTHERS = {
    "nl": (
        "De minister zei maandag dat de wapenstilstand niet langer zou duren dan het einde "
        "van de week. Of de troepen aan de rivier blijven, is nog niet bekend, maar volgens "
        "de regering waren er in de nacht drie aanvallen op het oude deel van de stad. We "
        "have niets gehoord, zei een woordvoerder van het leger, die over de toestand in het "
        "noorden niet wilde spreken. De burgemeester vroeg de bewoners om onder de grond te "
        "blijven, want er waren nog meer beschietingen te verwachten."
    ),
    "af": (
        "Die minister het Maandag gesê dat die wapenstilstand nie langer as die einde van die "
        "week sal hou nie. Die troepe is reeds langs die rivier ontplooi, volgens bronne in "
        "die regering, en daar was in die nag drie aanvalle op die ou deel van die stad. Ons "
        "het niks gehoor nie, het 'n woordvoerder van die weermag gesê, wat nie oor die "
        "toestand in die noorde wou praat nie."
    ),
    "fy": (
        "De minister sei moandei dat de wapenstilstân net langer duorje soe as oant de ein "
        "fan de wike. It is noch net bekend oft de troepen by de rivier bliuwe, mar neffens "
        "de regearing wiene der yn de nacht trije oanfallen op it âlde part fan de stêd. Hy "
        "wie der sels by, en it hie him wat dien, sei er."
    ),
    "de": (
        "Der Minister sagte am Montag, dass der Waffenstillstand nicht länger als bis zum "
        "Ende der Woche halten werde. Die Truppen stehen bereits am Fluss, wie es in der "
        "Regierung hieß, und in der Nacht gab es drei Angriffe auf den alten Teil der Stadt. "
        "Wir haben nichts gehört, sagte ein Sprecher des Heeres, der über die Lage im Norden "
        "nicht sprechen wollte. Das war alles, was man in der Hauptstadt hörte, und so will "
        "man es."
    ),
    "da": (
        "Ministeren sagde mandag, at våbenhvilen ikke ville holde længere end til ugens "
        "slutning. De to hære står allerede ved floden, og i nat var der tre angreb på den "
        "gamle del af byen, hvor der ikke er mere vand. Vi har ikke hørt noget, sagde en "
        "talsmand for hæren, som ikke ville tale om, hvad der skete i nord. Under krigen var "
        "her en bro, og den må vi have igen."
    ),
    "sv": (
        "Ministern sade på måndagen att vapenvilan inte skulle hålla längre än till veckans "
        "slut. Trupperna står redan vid floden, enligt källor i regeringen, och under natten "
        "skedde tre angrepp mot den gamla delen av staden. Vi har inte hört något, sade en "
        "talesman för armén, som inte ville tala om läget i norr. Han sade att det var för "
        "tidigt att säga om fler soldater skulle sändas dit."
    ),
    "no": (
        "Ministeren sa mandag at våpenhvilen ikke ville holde lenger enn til slutten av uken. "
        "De to hærene står allerede ved elven, og i natt var det tre angrep på den gamle "
        "delen av byen. Vi har ikke hørt noe, sa en talsmann for hæren, som ikke ville snakke "
        "om det som skjedde i nord. Der var det ingen som visste om det kom flere."
    ),
    "fr": (
        "Le ministre a dit lundi que la trêve ne tiendrait pas au-delà de la fin de la "
        "semaine. Les troupes sont déjà au bord du fleuve, selon des sources du gouvernement, "
        "et trois attaques ont eu lieu dans la nuit contre la vieille ville. On ne sait rien, "
        "a dit un porte-parole de l'armée, qui ne voulait pas parler de la situation dans le "
        "nord, mais dont le but est de rassurer."
    ),
    "es": (
        "El ministro dijo el lunes que la tregua no duraría más allá del fin de semana. Las "
        "tropas están ya junto al río, según fuentes del gobierno, y en la noche hubo tres "
        "ataques contra la parte vieja de la ciudad. No hemos oído nada, dijo un portavoz del "
        "ejército, que no quiso hablar de la situación en el norte. Has de saber que no he "
        "visto tal cosa, añadió."
    ),
    "it": (
        "Il ministro ha detto lunedì che la tregua non durerà oltre la fine della settimana. "
        "Le truppe sono già schierate lungo il fiume, secondo fonti del governo, e nella "
        "notte ci sono stati tre attacchi contro la parte vecchia della città. Non abbiamo "
        "sentito niente, ha detto un portavoce dell'esercito, che non ha voluto parlare della "
        "situazione nel nord."
    ),
    "pt": (
        "O ministro disse na segunda-feira que a trégua não duraria além do fim da semana. As "
        "tropas já estão junto ao rio, segundo fontes do governo, e de noite houve três "
        "ataques contra a parte velha da cidade. Não ouvimos nada, disse um porta-voz do "
        "exército, que não quis falar sobre a situação no norte."
    ),
    "ro": (
        "Ministrul a spus luni că armistițiul nu va dura mai mult de sfârșitul săptămânii. "
        "Trupele sunt deja lângă râu, potrivit unor surse din guvern, care are informații, "
        "iar noaptea au avut loc trei atacuri asupra părții vechi a orașului. Nu am auzit "
        "nimic, a spus un purtător de cuvânt al armatei."
    ),
    "tr": (
        "Bakan pazartesi günü ateşkesin hafta sonundan daha uzun sürmeyeceğini söyledi. "
        "Birlikler şimdiden nehrin kıyısında, hükümet kaynaklarına göre, ve gece şehrin eski "
        "kısmına üç saldırı oldu. Her gün aynı şey, dedi ordu sözcüsü, kuzeydeki durum "
        "hakkında konuşmak istemedi."
    ),
    "cy": (
        "Dywedodd y gweinidog ddydd Llun na fyddai'r cadoediad yn para mwy na diwedd yr "
        "wythnos. Mae'r milwyr eisoes wrth yr afon, yn ôl ffynonellau yn y llywodraeth, ac yn "
        "y nos bu tri ymosodiad ar hen ran y ddinas. Ni chlywsom ddim, meddai llefarydd ar "
        "ran y fyddin, ac nid oedd hi am siarad am y sefyllfa yn y gogledd."
    ),
    "tl": (
        "Sinabi ng ministro noong Lunes na hindi tatagal ang tigil-putukan hanggang sa "
        "katapusan ng linggo. Ayon sa gobyerno, nasa tabi na ng ilog ang mga sundalo, at may "
        "tatlong pag-atake kagabi sa lumang bahagi ng lungsod. Wala kaming narinig, sabi ng "
        "spokesperson ng army, na ayaw magsalita tungkol sa sitwasyon sa hilaga. May mga "
        "sibilyan pa ba ito at saan sila pupunta?"
    ),
    "id": (
        "Menteri mengatakan pada hari Senin bahwa gencatan senjata tidak akan bertahan lebih "
        "lama dari akhir pekan. Pasukan sudah berada di tepi sungai, menurut sumber di "
        "pemerintah, dan pada malam hari ada tiga serangan terhadap bagian lama kota. Kami "
        "tidak mendengar apa-apa, kata juru bicara tentara."
    ),
    "sw": (
        "Waziri alisema Jumatatu kwamba usitishaji wa mapigano hautadumu zaidi ya mwisho wa "
        "wiki. Wanajeshi tayari wako kando ya mto, kwa mujibu wa vyanzo vya serikali, na "
        "usiku kulikuwa na mashambulizi matatu dhidi ya sehemu ya zamani ya mji."
    ),
    "lb": (
        "De Minister sot e Méindeg, datt de Waffestëllstand net méi laang wéi bis Enn der "
        "Woch hale géif. D'Truppe stinn schonn um Floss, wéi et an der Regierung heescht, an "
        "an der Nuecht goufen et dräi Ugrëff op den ale Stadtdeel. Mir hunn näischt héieren, "
        "sot e Spriecher vun der Arméi."
    ),
    "pcm": (
        "Di minister tok for Monday say di ceasefire no go last pass di end of di week. Soja "
        "don already dey near di river, as people for goment tok, and for night dem attack di "
        "old part of di city three times. We never hear anytin, na so army tok-tok person "
        "tok, and e no gree tok about how tins be for north. E say make people no fear and "
        "make dem dey inside dia house, because more shelling fit happen."
    ),
    "sco": (
        "The meenister said on Monday that the ceasefire wadna haud past the hinner end o the "
        "week. The sodgers are areddy by the watter, accordin tae fowk in the govrenment, an "
        "in the nicht there wis three attacks on the auld pairt o the toun. We hae heard "
        "naething, said a spokesman for the airmy, wha didna want tae speak aboot the "
        "situation in the north. He telt the fowk tae bide ablow the grund, for mair shellin "
        "wis tae come, an he couldna say whan it wad be ower."
    ),
    "jam": (
        "Di minista seh pan Mundeh seh di ceasefire nah go laas langa dan di en a di wiik. Di "
        "suoja dem deh bai di riva areddi, an a nait dem atak di uol paat a di siti chrii "
        "taim. Wi no ier notn, a so wan spuoksman fi di aami seh, an im neva waahn fi taak "
        "bout wa a gwaan inna di naat."
    ),
    "tpi": (
        "Minista i tok long Mande olsem pait bai i no inap pinis long pinis bilong wik. Ol "
        "soldia i stap pinis klostu long wara, na long nait i gat tripela pait long olpela "
        "hap bilong taun. Mipela i no harim wanpela samting, mausman bilong ami i tok."
    ),
    "ga": (
        "Dúirt an tAire Dé Luain nach mairfeadh an sos cogaidh níos faide ná deireadh na "
        "seachtaine. Tá na saighdiúirí cois na habhann cheana féin, de réir foinsí sa "
        "rialtas, agus bhí trí ionsaí ann san oíche ar an seanchuid den chathair."
    ),
    "la": (
        "Minister die Lunae dixit indutias ultra finem hebdomadis non duraturas esse. Copiae "
        "iam ad flumen stant, et nocte ter urbs vetus oppugnata est. Nihil audivimus, inquit "
        "praeco exercitus, qui de rebus in septentrione gestis loqui noluit."
    ),
}
NAMES = {
    "nl": "Dutch",
    "af": "Afrikaans",
    "de": "German",
    "da": "Danish",
    "sv": "Swedish",
    "fr": "French",
    "es": "Spanish",
    "it": "Italian",
    "pt": "Portuguese",
    "ro": "Romanian",
    "tr": "Turkish",
    "cy": "Welsh",
    "tl": "Tagalog",
    "id": "Indonesian",
}
ENGLISH = (
    "The minister said on Monday that the truce would not hold beyond the end of the week. The "
    "troops stand by the river already, according to people in the government, and in the night "
    "there were three attacks on the old part of the city. We have heard nothing, said a "
    "spokesman for the army, who did not want to speak about the situation in the north. The "
    "mayor asked the residents to stay below ground, because more shelling was to be expected."
)


def words(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+", text)


@pytest.mark.parametrize("code", OTHERS)
def test_no_other_language_passes_for_plain_english(code: str) -> None:
    assert len(words(OTHERS[code])) > 30
    assert not is_plainly_english(words(OTHERS[code] * 2))


@pytest.mark.parametrize("code", OTHERS)
def test_a_page_half_in_another_language_is_not_plainly_english(code: str) -> None:
    if code not in {"sco", "pcm"}:
        assert not is_plainly_english(words(ENGLISH + OTHERS[code] * 2))


@pytest.mark.parametrize("code", NAMES)
def test_a_page_in_another_language_is_refused_by_its_name(code: str) -> None:
    with pytest.raises(LanguageError, match=re.escape(f"in {NAMES[code]} ({code})")):
        read_page(OTHERS[code], origin="text")


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        (ENGLISH, True),
        (ENGLISH.upper(), True),
        # Names of streets and ships between English words do not hide them.
        (ENGLISH + " Straße des 17. Juni, Avenue de la Paix, Via Roma, Plaza de España.", True),
        # Too short to be sure.
        ("The minister said that the truce would hold and left the meeting to go home.", False),
        ("", False),
    ],
)
def test_english_prose_is_plain(text: str, plain: bool) -> None:
    assert is_plainly_english(words(text)) is plain


def test_plain_english_is_read_without_loading_the_model_of_languages() -> None:
    script = (
        "import sys; from warsan.sources import read_page;"
        "read_page(sys.argv[1], origin='text'); print('py3langid' in sys.modules)"
    )
    command = [sys.executable, "-c", script, ENGLISH]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
