"""Forms of English words that no rule leads back to their root. For comparing, never for showing."""

_FORMS = """
begin began begun
bind bound
break broke broken
bring brought
build built
burn burnt
buy bought
catch caught
child children
choose chose chosen choice
come came
criterion criteria
draw drew drawn
drive drove driven
fall fell fallen
feed fed
feel felt
fight fought
find found
flee fled
fly flew flown flight
forbid forbade forbidden
forget forgot forgotten
freeze froze frozen
grow grew grown
hang hung
hear heard
hide hid hidden
hold held
keep kept
lead led
learn learnt
leave left
lend lent
lose lost loss losses
man men
mean meant
meet met
pay paid payment payments
person people
prove proven proof
rise rose risen
run ran
seek sought
sell sold sale sales seller sellers
send sent
shake shook shaken
shine shone
show shown
shrink shrank shrunk
sleep slept
speak spoke spoken speech
spend spent
spring sprang sprung
stand stood
steal stole stolen theft thefts thief thieves
stick stuck
strike struck stricken
swear swore sworn
teach taught
tear tore torn
throw threw thrown
understand understood
wake woke woken
wear wore worn
win won
withdraw withdrew withdrawn withdrawal
woman women
write wrote written
"""
ROOTS = {form: root for root, *forms in map(str.split, _FORMS.strip().splitlines()) for form in forms}
