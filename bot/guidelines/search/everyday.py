"""Words of everyday English that say little about the matter, though a small library may seldom hold them."""

_WORDS = """
able actually add ago already although always anyway arrive ask away back bad basic become begin behind
believe better big bit bring call carry case cause certain chance clear close come common complete consider
continue correct couple cover create current daily day deal decide different difficult dozen early easy
eight eighty eleven end enough especially eventually everybody everyone everything everywhere exact example
exist expect explain fair far fast feel few fifteen fifty final find fine first five follow force form forty
forward four free friend front full general give glad great group grow guess half hand happen hard hear
hello help hi hit hold home hope hour house huge hundred idea imagine important include indeed inside
instead interested involve issue item job join keep kind large last late learn leave less let lie life
likely line list little live long look lose lot love low main major man matter maybe mean meet mention
million mind mine minute miss moment month morning move name nearly need never new next nice night nine
nobody none normal note nothing number obvious often ok okay old open opinion order otherwise part
particular past people perfect perhaps person pick piece place plan play please plenty plus point position
possible pretty probably problem proper provide pull purpose push put quick quiet quite rather reach read
ready real reason receive recent remain remember require rest right round run sake say second see seem send
set seven several shall short show side similar simple since single sit situation six sixty size small soon
sort sound special stand start state stay step stop story straight strong stuff stupid such sudden suggest
suppose sure take talk tell ten thank thing think third thirty thought thousand three throw tie time tiny
today together tomorrow tonight top total touch toward try turn twelve twenty two type understand unless
until useful usual various wait walk watch week whatever whenever whether whole wide wish woman wonder word
work world worry worth write wrong year yes yesterday yet young
"""
EVERYDAY = frozenset(_WORDS.split())
