## Every sentence the bot says. Second person, one idea, what to do next.

# Shown below every failure; the same reference stands in the log.
reference = Reference { $reference }
unexpected-failure = Something went wrong on our side. Nothing was changed; please try again.

## Fetching from other servers

fetch-url-invalid = This is not a web address I can read. Use one that starts with https:// or http://.
fetch-url-with-password = This address contains a user name or password. Use one without.
fetch-port-refused = Port { $port } of { $host } is not allowed. Use an address on the usual web ports.
fetch-address-refused = { $host } is on a private network, which I may not reach. Use a public address.
fetch-unknown-host = There is no server called { $host }. Check the address, or try again later.
fetch-unreachable = { $host } does not accept connections at the moment. Try again later.
fetch-tls = The security certificate of { $host } is not valid. Its operator has to renew it.
fetch-timeout = { $host } took longer than { $seconds } seconds to answer. Try again later.
fetch-cut = { $host } closed the connection in the middle of its answer. Try again later.
fetch-broken-transfer = The answer of { $host } arrived incomplete. Try again later.
fetch-broken-compression = The answer of { $host } cannot be unpacked. Try again later.
fetch-not-http = { $host } answers with something that is not a web page or file. Check the address.
fetch-too-many-redirects = { $host } keeps sending me on to other addresses. Use the final address.
fetch-too-large = The file at { $host } is larger than { $limit } MB, which is more than I read.
fetch-denied = { $host } refuses to give me this address (status { $status }). Use one that is public.
fetch-gone = There is nothing at this address of { $host } (status { $status }). Check the address.
fetch-busy = { $host } is too busy to answer (status { $status }). Try again later.
fetch-status = { $host } answers with an error (status { $status }). Try again later.

## Rights and doors: what every command, button and form may answer

only-in-a-server = This works only in a server that I am a member of. Use it there.
only-moderators = Only this server's moderators can do this. Ask one of them.
only-administrators = Only people who may manage this server can do this. Ask one of them.
not-allowed = You cannot do this here.
input-not-understood = I could not read what you entered. Pick one of the suggestions or check the spelling.
command-outdated = This command has changed. Reload Discord and use it again.
component-expired = This button or form is no longer in use. Run the command again to get a new one.

## Help

command-help = See what you can do here and how
    .topic = The command you want to know more about
help-title = **What you can do here**
help-more = Use /help with a topic to see how a command is used.
help-nothing = You cannot use any of my commands here. Try it in a server that I am a member of.
help-topic-unknown = I have no command called { $topic } for you here. Use /help without a topic to see all of them.
help-line = **{ $command }** – { $description }
help-option = `{ $option }` – { $description }
help-option-required = `{ $option }` (required) – { $description }

## Reading feeds

feed-empty = The answer of this address is empty. Check the address of the feed.
feed-not-a-feed = This address gives neither RSS nor Atom. Check the address of the feed.
feed-web-page = This address is a web page, not a feed. Look on it for a link called RSS, Atom or feed.
feed-web-page-with-feed = This address is a web page, not a feed. Its feed is { $link }
feed-declares-entities = This feed declares entities, which I do not read for safety. Ask its publisher to leave them out.
feed-damaged = This feed contains a mistake that I cannot read past. Tell its publisher.
feed-incomplete = This feed stops in the middle, so I did not use it. Try again later.
feed-too-complex = This feed is too large or too complex for me to read. Check that it is the right address.

## Severity

severity-unknown = Unknown
severity-none = None
severity-low = Low
severity-medium = Medium
severity-high = High
severity-critical = Critical
severity-with-score = { $severity } (CVSS { $version } { $score })

## Advisories

advisory-unknown = This advisory is no longer known. Use `/advisory latest` to see the newest ones.
advisory-open = Read the advisory
advisory-details = Details
advisory-prevent = Guidelines that prevent this
advisory-prevention = **These guidelines would have prevented it**, or kept it small: { $title }
advisory-prevention-none = The library has no guideline for the weaknesses of { $title } yet. Ask in your own words with /guideline search.
advisory-prevented-by = **{ $guideline }**
    { $why }
advisory-ask-for-help = I run this – ask for help
advisory-discuss = Discuss
advisory-discussed = The discussion is in { $thread }.
advisory-discuss-here = You are in a thread already: discuss it right here.
advisory-discuss-not-here = You may not open threads in this channel. Ask a moderator to open the discussion.
advisory-discuss-forbidden = I may not open threads in this channel. Ask a moderator to allow me Create Public Threads.
advisory-is-update = -# An update of an earlier advisory
advisory-was-revised =
    { $times ->
        [one] -# Revised once since it was posted
       *[other] -# Revised { $times } times since it was posted
    }
advisory-field-severity = **Severity:** { $value }
advisory-field-vendor = **Vendor:** { $value }
advisory-field-product = **Product:** { $value }
advisory-field-cves = **CVE:** { $value }
advisory-field-all-cves = **All CVEs:** { $value }
advisory-field-cwes = **Weaknesses:** { $value }
advisory-field-sectors = **Sectors:** { $value }
advisory-field-number = **Advisory:** { $value }
advisory-field-published = **Published:** { $value }
advisory-field-summary = **Summary:** { $value }
and-more = { $shown } and { $left } more
advisory-line = - **{ $severity }** { $title } · { $number } · { $published }
advisory-line-of-update = { $line } · *update of an earlier advisory*
advisory-latest-title = **The latest advisories**
advisory-latest-none = No advisory fits yet. Try fewer filters, or ask a moderator to follow more feeds.
advisory-digest-title = **{ $count } advisories at once**, so here they are in one message:
advisory-digest-read = Read one of them
advisory-escalated = This advisory became more severe: it is now **{ $severity }**.

## Feeds

feed-added =
    { $channel } follows **{ $feed }** now. It holds { $held ->
        [one] one item
       *[other] { $held } items
    }, of which your rule selects { $selected }; none of them is posted, only what is new from now on.
feed-removed = { $channel } no longer follows **{ $feed }**.
feed-poll-read = **{ $feed }** was read: { $new } new, { $revised } revised.
feed-poll-unchanged = **{ $feed }** has not changed since the last poll.
feed-poll-failed = **{ $feed }** could not be read. { $problem }
feed-polled-a-moment-ago = { $feed } was polled a moment ago. Try again in { $seconds } s.
feed-followed-already = { $channel } follows { $feed } already. Use `/feed list` to see the rules.
feed-source-unusable = This is neither the name of a known feed nor a web address. Pick a name from the list or paste an address that starts with https://.
feed-unknown = There is no such feed here. Pick one from the list that appears while you type.
feed-list-none = This server follows no feed yet. Start with `/feed add`.
feed-list-title =
    { $count ->
        [one] **This server follows one feed**
       *[other] **This server follows { $count } feeds**
    }
feed-list-entry = - { $channel }: **{ $feed }** – { $rule } – next poll { $next }
feed-list-left = … and { $left } more.
feed-list-problem = {"  "}Last poll failed: { $problem }
feed-list-waiting = {"  "}{ $count } still to be posted
feed-list-held = {"  "}{ $count } waiting: I may not write in this channel. Allow View Channel, Send Messages and Read Message History, then use `/feed check`.
feed-list-channel-gone = {"  "}The channel is gone. Use `/feed remove`, then add the feed in another channel.
rule-everything = everything
rule-min-severity = { $severity } or worse
rule-keywords = keywords { $words }
rule-vendors = vendors { $words }
rule-domains = domains { $words }
rule-ping = pings { $role }
domain-unknown = "{ $domain }" is not a city domain I know. Pick one from the list.
list-too-long = This list is too long. Use at most { $most } words, separated by commas.

## Channels and roles

channel-gone = { $channel } is gone, or I cannot see it. Pick another channel or let me see it.
channel-not-for-text = { $channel } is not a text channel or thread. Pick one I can post messages in.
channel-not-writable = I cannot work in { $channel } yet. Allow me there: { $rights }.
permission-view-channel = View Channel
permission-send-messages = Send Messages
permission-send-messages-in-threads = Send Messages in Threads
permission-read-message-history = Read Message History
permission-kick-members = Kick Members
permission-ban-members = Ban Members
permission-administrator = Administrator
permission-manage-channels = Manage Channels
permission-manage-guild = Manage Server
permission-view-audit-log = View Audit Log
permission-manage-messages = Manage Messages
permission-mention-everyone = Mention everyone, here and All Roles
permission-manage-nicknames = Manage Nicknames
permission-manage-roles = Manage Roles
permission-manage-webhooks = Manage Webhooks
permission-manage-threads = Manage Threads
permission-create-public-threads = Create Public Threads
permission-create-private-threads = Create Private Threads
permission-moderate-members = Time Out Members
role-unusable = { $role } belongs to Discord or to another app. Pick a role of your own.

## Set-up

purpose-welcome = Welcome
purpose-advisories = Advisories
purpose-introductions = Introductions
purpose-moderation = Moderation
purpose-announcements = Announcements
holder-city = City
holder-vendor = Vendor
holder-researcher = Researcher
holder-academia = Academia
holder-media = Media
holder-ngo = NGO
holder-government = Government
holder-individual = Individual
holder-member = Member
holder-moderator = Moderator
holder-mediator = Mediator
setup-channel-set = { $channel } is the channel for { $purpose } now.
setup-role-set = { $role } is the role for { $holder } now.
setup-role-too-high = I cannot grant it: move my own role above it in the server settings and give me Manage Roles.
setup-start-title = ### What this server needs
setup-start-present = **There already ({ $count }):** { $items }
setup-start-adopt = **Will be used, as it has the right name ({ $count }):** { $items }
setup-start-create = **Will be created ({ $count }):** { $items }
setup-start-obstacles = **In the way:**
setup-start-missing = **I lack rights.** Give my role these in Server Settings › Roles, then use /setup start again: { $rights }.
setup-start-finished = Everything is there. Give your moderators their role, then look at /setup check.
setup-build = Set up what is missing ({ $count })
setup-audit-reason = /setup start by { $administrator }
setup-done-created = **Created ({ $count }):** { $items }
setup-done-adopted = **Used from now on ({ $count }):** { $items }
setup-stopped-forbidden = Discord did not let me create { $what }. Give my role Manage Roles and Manage Channels, then press the button again: I go on where I stopped.
setup-stopped-refused = Discord refused to create { $what }. The server may have all the roles or channels it can have; delete some that nobody needs, then press the button again.
setup-stopped-unclear = Discord did not answer clearly when I was creating { $what }. Press the button again in a minute: I go on where I stopped, and create nothing twice.
setup-under-way = Somebody is setting this server up right now. Wait a minute and use /setup start again.
setup-unseen = Discord does not show me this server at the moment. Try again in a minute.
setup-name-ping = { $domain } alerts
setup-name-welcome = welcome
    .topic = Start here: who we are and how to join in.
setup-name-advisories = advisories
    .topic = Security advisories about city equipment. Discuss each in its thread.
setup-name-introductions = introductions
    .topic = Where those who ask for help and those who give it meet, in private threads.
setup-name-moderation = moderation
    .topic = Applications to decide, and what needs a moderator's eye.
setup-name-announcements = announcements
    .topic = News of this community.
setup-check-fine = **All is well.** I found nothing wrong with the channels, the roles and my rights here.
setup-check-title = ### { $count ->
    [one] One thing is wrong
   *[other] { $count } things are wrong
}
setup-check-more = … and { $count } more. Mend these first, then use /setup check again.
setup-check-hints = **What could be better**
problem-roles-not-manageable = I can neither give nor take roles. Give my role Manage Roles in Server Settings › Roles.
problem-channels-not-manageable = I cannot create the channels that are missing. Give my role Manage Channels, or create them yourself and use /setup channel.
problem-audit-log-not-readable = I cannot see who took a role from somebody, so I may give back what a moderator took on purpose. Give my role View Audit Log.
problem-channel-not-set = No channel is set for { $what }. Use /setup start, or choose one with /setup channel.
problem-channel-deleted = The channel for { $what } was deleted. Use /setup start, or choose another with /setup channel.
problem-channel-closed = I cannot do my work in { $place }, the channel for { $what }. Allow me there: { $rights }.
problem-moderation-open = Everyone can read { $place }, where applications and their evidence are shown. Switch off View Channel for everyone in its permissions.
problem-role-not-set = No role is set for { $what }. Use /setup start, or choose one with /setup role.
problem-role-deleted = The role for { $what } was deleted. Use /setup start, or choose another with /setup role.
problem-role-managed = { $place }, the role for { $what }, belongs to Discord or to another app, so I cannot give it. Choose another with /setup role.
problem-role-above = { $place }, the role for { $what }, stands above my own, so I cannot give it. Drag my role above it in Server Settings › Roles.
problem-role-dangerous = { $place }, the role for { $what }, can be had by anyone and may do too much: { $rights }. Take those rights from it.
problem-ping-unmentionable = I cannot ping { $place }. Switch on “Allow anyone to @mention this role” for it.
problem-commands-hidden = { $place } does not see { $what }. Allow this role those commands in Server Settings › Integrations › this app.
problem-messages-held = { $count ->
    [one] One message waits
   *[other] { $count } messages wait
} for { $place }, where Discord does not let me write. Allow me there View Channel, Send Messages and Read Message History; they then go out by themselves.
problem-hint-no-community = Discord's rules screening keeps accounts out that read nothing. It needs a Community server: Server Settings › Enable Community.
problem-hint-no-rules-screening = Discord's rules screening keeps accounts out that read nothing. Switch it on in Server Settings › Safety Setup.
problem-namesake-closed = { $place } has the name of the channel for { $what }, but I cannot work there. Allow me in that channel: { $rights }. Or choose another with /setup channel.
problem-namesake-open = { $place } has the name of the channel for { $what }, but everyone can read it. Hide it from everyone but your moderators and me, or choose another with /setup channel.
problem-namesake-above = { $place } has the name of the role for { $what }, but stands above my own role. Move my role above it, or choose another with /setup role.
problem-namesake-dangerous = { $place } has the name of the role for { $what }, but may do too much for a role that members get: { $rights }. Take those rights from it, or choose another with /setup role.
problem-namesake-unmentionable = { $place } has the name of the role that is pinged for { $what }, but nobody may mention it. Switch on “Allow anyone to @mention this role”.
problem-no-room-for-roles = Discord allows 250 roles in a server; { $count } that are needed find no room. Delete some that nobody needs.
problem-no-room-for-channels = Discord allows 500 channels in a server; { $count } that are needed find no room. Delete some that nobody needs.
setup-show-channels = **Channels**
setup-show-roles = **Roles**
setup-show-pings = **Pinged for parts of the city:** { $roles }
setup-show-no-pings = **Pinged for parts of the city:** no role yet; /setup start creates them.
setup-show-line = - { $what }: { $value }
setup-not-set = not set
setup-gone = was deleted; set it again
rules-title = **Numbers**
rules-flood = - More than { $joins } people joining within { $seconds } seconds are a flood: they are welcomed together, and moderators get one alert.
rules-first-reminder = - { $days ->
    [0] Nobody is reminded of the code of conduct a first time.
    [one] Who has not accepted the code of conduct is reminded after one day.
   *[other] Who has not accepted the code of conduct is reminded after { $days } days.
}
rules-second-reminder = - { $days ->
    [0] There is no second reminder.
    [one] They are reminded once more one day after the welcome.
   *[other] They are reminded once more { $days } days after the welcome.
}
rules-reapply = - { $days ->
    [0] Who was denied may apply again at once.
    [one] Who was denied may apply again after one day.
   *[other] Who was denied may apply again after { $days } days.
}
rules-second-moderator = - { $needed ->
    [0] One moderator is enough to publish a guideline of this server.
   *[other] A second moderator must agree before a guideline of this server is published.
}
rules-daily = - { $hour ->
    [-1] No guideline is posted each day.
   *[other] A guideline is posted each day at { $hour }:00 UTC.
}
rules-kept = **Kept.**
rules-again = Open the form again
rules-newcomers = Numbers for newcomers
    .change = Change the numbers for newcomers
rules-guidelines = Numbers for guidelines
    .change = Change the numbers for guidelines
rule-flood-joins = Joins that make a flood
    .hint = More than this many, { $least } to { $most }, within the seconds below
rule-flood-seconds = Seconds in which joins are counted
    .hint = { $least } to { $most }
rule-first-reminder-days = Days until the first reminder
    .hint = After the welcome, { $least } to { $most }; 0 for never
rule-second-reminder-days = Days until the second reminder
    .hint = After the welcome, { $least } to { $most }; 0 for never
rule-reapply-days = Days until somebody may apply again
    .hint = After a denial, { $least } to { $most }
rule-second-moderator = Who publishes this server's guidelines
    .hint = What a moderator writes with /library add
    .choice = { $needed ->
        [0] One moderator is enough
       *[other] A second moderator must agree
    }
rule-daily-hour = Guideline of the day
    .hint = Posted in the channel for announcements
    .choice = { $hour ->
        [-1] Not posted
       *[other] At { $hour }:00 UTC
    }
rule-out-of-bounds = { $rule ->
    [flood_joins] The number of joins that make a flood
    [flood_seconds] The seconds in which joins are counted
    [first_reminder_days] The days until the first reminder
    [second_reminder_days] The days until the second reminder
    [reapply_days] The days until somebody may apply again
    [daily_hour] The hour of the daily guideline
   *[other] This number
    } must be between { $least } and { $most }. Enter another one.

## Notices to moderators

notice-channel-forbidden = I may not write in { $channel }. Nothing is lost: allow me View Channel, Send Messages and Read Message History there, then try again.
notice-channel-gone = A channel that followed feeds was deleted ({ $channel_id }), so its feeds rest. Use `/feed list` to see them and `/feed add` to follow them elsewhere.
notice-feed-failing = { $feed } ({ $url }) cannot be read for more than a day. Use `/feed list` to see why; I keep trying.
notice-try-again = Try again now
notice-show-feeds = Show the feeds
delivery-tried-again =
    { $count ->
        [0] Nothing waits for { $channel }.
        [one] I try again to post one message in { $channel }.
       *[other] I try again to post { $count } messages in { $channel }.
    }

## Guidelines

guideline-unknown = There is no such guideline. Pick one from the list that appears while you type.
guideline-retired = This guideline was retired by this server's moderators. Ask in your own words with /guideline search for what there is now.
guideline-filter-unknown = "{ $word }" is not in the list. Pick one of the suggestions.
checklist-unknown = This checklist is not there any more. /guideline checklist shows the ones you have.
checklist-not-shared = This checklist is not shared here any more. Make one of your own with /guideline checklist.
checklist-owner-ticks = Only its owner ticks this checklist. Make one of your own with /guideline checklist.
checklist-nothing-fits = No guideline fits that phase, domain and audience together. Leave the domain or the audience out.
checklist-most-lists = You keep { $most } checklists in this server, which is as many as there is room for. Delete one that you no longer need with /guideline checklist, then make this one.
checklist-full = This checklist holds { $most } guidelines, which is as many as there is room for. Remove one first, or make another list.
checklist-has-it = That guideline is in this checklist already.
checklist-by-hand = My own picks
checklist-progress = **{ $done } of { $steps } steps done** { $bar }
checklist-empty = There is no guideline in this list. Add one below, or with the button on a guideline's page.
checklist-part = { $box } **{ $title }** – { $done } of { $steps }
checklist-part-progress = -# { $done } of { $steps } steps done
    .short = { $done } of { $steps } steps done
checklist-part-retired = -# This guideline was retired. What was done is kept here.
checklist-part-edition = -# Version { $version }; you added version { $added }. What is asked for since then is marked.
checklist-step-new = ☐ **New:** { $step }
checklist-step-gone = ☑ { $step } *(no longer asked for)*
checklist-somebody = somebody who has left
checklist-go = See the steps of a guideline
checklist-go-on = Go on
checklist-offer = Add a guideline that fits
checklist-share = Share
checklist-export = Export
checklist-rename = Rename
checklist-reset = Reset
checklist-delete = Delete
checklist-mine = My checklists
checklist-tick = Tick what is done
checklist-untick = Take a tick back
checklist-overview = Whole list
checklist-remove = Remove from list
checklist-mine-title =
    { $count ->
        [one] ### Your checklist in this server
       *[other] ### Your { $count } checklists in this server
    }
checklist-mine-none = You have no checklist in this server yet. In which phase is your project? The list begins with the guidelines that fit it best.
checklist-choose = Choose a checklist
checklist-make = Make one for a phase of a project
checklist-where = Into which checklist shall “{ $title }” go?
checklist-reset-ask =
    { $done ->
        [one] Take back the one tick in **{ $name }**? The list itself stays.
       *[other] Take back all { $done } ticks in **{ $name }**? The list itself stays.
    }
checklist-reset-yes = Take them back
checklist-delete-ask =
    { $done ->
        [one] Delete **{ $name }** with the one tick in it? It cannot be brought back.
       *[other] Delete **{ $name }** with the { $done } ticks in it? It cannot be brought back.
    }
checklist-delete-yes = Delete it
checklist-keep = Keep it
checklist-deleted = The checklist is deleted.
checklist-columns = Step | Guideline | Source | Done | When (UTC)
checklist-exported = **{ $name }** as a Markdown task list, and as a table for spreadsheets.
checklist-rename-title = Name the checklist
checklist-rename-name = Name
    .hint = Leave it empty to call the list after its phase, domain and audience.
checklist-share-thread = Share this list in this thread, with a message that shows how far it is? Who may tick?
checklist-share-channel = Share this list in a new thread of this channel, with a message that shows how far it is? Who may tick?
checklist-share-not-here = This list cannot be shared here. Go to a text channel where you may begin threads, or to a thread where you may write.
checklist-share-me = Only I tick
checklist-share-all = Everybody there ticks
checklist-unshare = Stop sharing
checklist-share-begins = a thread that begins in a moment
checklist-shared-me = -# Shared in { $place }. Only you tick.
checklist-shared-all = -# Shared in { $place }. Everybody there may tick.
checklist-shared-by-me = -# The checklist of { $member }, who ticks it
checklist-shared-by-all = -# The checklist of { $member }; everybody here may tick
checklist-share-ended = This checklist is not shared any more.
checklist-newest = -# ☑ { $step } – { $member }, { $when }
checklist-keep-entry = Add to my checklist
checklist-kept-entry = On my checklist
guideline-results =
    { $count ->
        [one] ### One guideline for “{ $query }”
       *[other] ### { $count } guidelines for “{ $query }”
    }
guideline-why = -# Found by { $reasons }
guideline-why-meaning = -# Found by what it means: it shares no word with your question
guideline-found-same = “{ $found }”
guideline-found-spelling = “{ $found }” (you typed “{ $typed }”)
guideline-found-synonym = “{ $found }” for “{ $typed }”
guideline-none = Nothing in the library fits “{ $query }”. Try other words, or fewer of them.
guideline-none-because-of-filters =
    { $count ->
        [one] One guideline fits without your filters.
       *[other] { $count } guidelines fit without your filters.
    }
guideline-none-nearest = These are the nearest topics:
guideline-open = Read it
guideline-own = -# This server's own guideline
guideline-own-credit = -# This server's own guideline, suggested by { $name }
guideline-about = -# For { $audience } · { $phases } · { $domains }
guideline-of-the-day = -# Guideline of the day
guideline-of-the-day-note = -# Open it for what to do, how to check it, and what to ask the vendor.
guideline-day-gone = The channel for announcements was deleted, so today's guideline was not posted. Choose another with /setup channel.
guideline-changes = **What changed since you read it**
guideline-change = - { $what } (version { $version }, { $date })
guideline-proofs = **Recent advisories that show the point**
guideline-proof = { $severity } · { $title }, { $date }
guideline-sources = Sources
guideline-source = - { $title }, { $publisher }, { $version }
guideline-clause-unverified = { $clause }, number not verified
guideline-clause-later = { $clause }, added after this version
guideline-edition = -# Version { $version }, reviewed { $reviewed }, CC BY 4.0
guideline-next = Read next
guideline-suggest-read = Read lately: { $name }
guideline-suggest-topic = Topic: { $name }
guideline-shelf-empty = There is no guideline on that any more. Use /guideline browse to see what there is.
guideline-browse =
    ### Browse the library
    { $count ->
        [one] One guideline.
       *[other] { $count } guidelines.
    } Pick whom it is for, when in a project, or where in the city.
guideline-browse-audience = By audience
guideline-browse-phase = By phase of a project
guideline-browse-domain = By part of the city
guideline-shelf-count =
    { $count ->
        [one] One guideline
       *[other] { $count } guidelines
    }
guideline-shelf = ### { $label }
guideline-listed = **{ $title }**
    { $gist }
guideline-shelf-back = Back to all
guideline-useful = Was this useful?
guideline-useful-ask = Was “{ $title }” useful to you? Only counts are shown to others.
guideline-useful-yes = Yes
guideline-useful-no = No
guideline-useful-thanks = Thank you, that is noted. You can change your answer here.
guideline-share = Share here
guideline-shared-by = -# Shared by { $member }
guideline-share-not-here = You may not write in this channel, so nothing was shared. Share it in a channel where you may.

misses-none = Every question here has found a guideline so far. What finds none is listed here.
misses-title =
    { $count ->
        [one] ### One question found nothing
       *[other] ### { $count } questions found nothing
    }
misses-about = -# The most asked first, without saying who asked. A question that you dismiss is not listed again.
misses-line = “{ $question }”
misses-asked =
    { $count ->
        [one] -# asked once, { $when }
       *[other] -# asked { $count } times, last { $when }
    }
misses-dismiss = Dismiss
miss-gone = This question is no longer in the list: somebody has dismissed it, or it was too old. Use /library misses to see what is left.

## A server's own guidelines

library-form = A guideline of our own
library-form-edit = Change a guideline
library-form-title = What to do, as an instruction
    .hint = Such as: Look at every lamp post once a year. It is also how people find it
library-form-gist = In one sentence
    .hint = The essence, for whoever reads no further
library-form-text = The text, in Markdown
    .hint = Steps as lines of "- [ ] …", parts below "## …". It may be shared on under CC BY 4.0
library-form-what = What is different now
    .hint = One sentence for whoever read the version before
library-refused = **Not yet.** Nothing of what you typed is lost; change this and try again:
library-field-title = Title
library-field-gist = In one sentence
library-field-text = Text
library-field-what = What is different
library-field-source = Why, and how you know
library-edit-again = Edit and try again
library-choose-words = Choose for whom, when and where it helps, and its topics. Then publish it.
library-ready = Ready. Check for whom, when and where it helps, then publish it.
library-words-personas = For whom?
library-words-phases = In which phases of a project?
library-words-domains = In which parts of the city?
library-words-topics = About what?
library-publish = Publish
library-published = **{ $title }** is published, version { $version }. Everybody in this server finds it with /guideline search.
library-was-announced = It is announced, and whoever suggested it is told.
library-waits = **{ $title }** waits for another moderator's consent, in the moderation channel.
library-volume = **{ $title }**
library-version-line = - Version { $version }, { $when }, by { $author }: { $what }
library-first-version = the first one
library-edit-text = Edit the text
library-file = Get the file
library-file-is = This is the guideline as a file of the library.
library-text-is = This is the whole text.
library-retire = Retire it
library-retire-ask = Retire **{ $title }**? It is no longer found; buttons on old messages say that it was retired. Take the file if you may want it again.
library-retired = **{ $title }** is retired.
library-reason = Why not?
library-form-reason = Your reason
    .hint = Its author will read this
library-consent-title = **A guideline waits for another moderator's consent**, written by { $author }
library-consent-what = What changes: { $what }
library-verb-consent = Consent
library-verb-refuse = Refuse
library-verb-show = Show the whole text
library-version-published = { $moderator } consented. It is published.
library-version-refused = { $moderator } refused: { $reason }
library-version-replaced = A newer text took its place.
library-you-published = You consented: **{ $title }** is published.
library-you-refused = You refused **{ $title }**. The card says why.
library-announced = **A new guideline of this community: { $title }**
    { $gist }
library-announced-credit = **A new guideline of this community: { $title }**
    { $gist }
    -# Suggested by { $name }
library-announced-retired = A guideline that was announced here has been retired since.
suggestion-form = Suggest a guideline
suggestion-form-title = What to do, as an instruction
    .hint = Such as: Look at every lamp post once a year
suggestion-form-text = How is it done?
    .hint = One step a line, so that others can do it after you
suggestion-form-source = Why, and how do you know?
    .hint = What you have seen or where it can be read. It may be shared on under CC BY 4.0
suggestion-form-credit = May we name you?
    .hint = Your name stands below the guideline if it is accepted
suggestion-credit-yes = Yes, name me
suggestion-credit-no = No, without my name
suggestion-sent = Thank you. The moderators have it, and you will be told what they decide.
suggestion-card-title = **A guideline is suggested** by { $author }
suggestion-source = Why, and from where:
    { $source }
suggestion-wants-credit = -# To be named: { $name }
suggestion-wants-no-credit = -# Does not want to be named
suggestion-verb-accept = Accept
suggestion-verb-decline = Decline
suggestion-was-taken = A moderator made a guideline of it, which waits for another one's consent.
suggestion-was-accepted = { $moderator } accepted it.
suggestion-was-declined = { $moderator } declined it: { $reason }
suggestion-yours-accepted = Your suggestion **{ $title }** is a guideline of { $server } now. Thank you for sharing it.
suggestion-yours-declined = The moderators of { $server } did not take up your suggestion **{ $title }**. Their reason: { $reason }
suggestion-show = What I suggested

library-not-own = There is no such guideline of this server. Pick one from the list that appears while you type.
library-text-before-heading = Text stands above the first heading. Put it below a line that begins with ##.
library-too-many-sections = The text has too many headings. Use at most { $most } lines that begin with ##.
library-no-step = The text has no step to tick. Write at least one line that begins with "- [ ] ".
library-heading-unusable = The heading "{ $heading }" stands twice or is too long. Give each part its own, of at most { $most } characters.
library-section-unusable = The part "{ $heading }" is empty or too long. Write 1 to { $most } characters below its heading.
library-page-too-long = The page "{ $heading }" does not fit one message. Shorten it by { $excess } characters.
library-link-malformed = "{ $link }" is not a link that works. Write the whole address of the page.
library-link-not-https = "{ $link }" is not encrypted on the way. Use an address that starts with https://.
library-link-tracking = "{ $link }" follows its readers. Remove what stands after the question mark.
library-link-disguised = "{ $link }" is not where the words before it seem to lead. Name the page by its own address.
library-words-missing = Choose for whom, when and where it helps, and a topic, before you publish it.
library-draft-gone = This draft was published, replaced or forgotten. Use `/library add` or `/library edit` to begin again.
library-changed-meanwhile = Somebody published version { $version } meanwhile. Look at it, then press Edit and try again; your text is kept.
library-full = A server can have { $most } guidelines of its own. Retire one that is no longer needed, then publish this one.
library-without-moderators = Nobody could decide on this yet. Ask an administrator to choose a moderation channel with /setup channel.
library-own-version = You wrote this yourself, so somebody else has to decide on it.
library-decided-already = This was decided already, or replaced by something newer. Look at the card above.
library-version-unknown = This is no longer known. Use `/library edit` to see what stands.
suggestion-unknown = This suggestion is no longer known. Look for its card in the moderation channel.
suggestion-own = You suggested this yourself, so somebody else has to decide on it.
suggestion-decided-already = This suggestion was decided already. Its card says by whom.
suggestion-too-soon =
    { $minutes ->
        [one] You suggested something a moment ago. Wait one minute, then suggest the next.
       *[other] You suggested something a moment ago. Wait { $minutes } minutes, then suggest the next.
    }
suggestion-too-many-open = { $most } of your suggestions still wait for an answer. Suggest the next when one is decided.

## Onboarding

welcome = Welcome, { $member }! Press Start to choose your place in this community; it takes two minutes.
welcome-many = Welcome, all of you! Press Start to choose your place in this community; it takes two minutes. { $members }
welcome-somebody = new member
reminder = You are welcome in **{ $server }**, and one step is still open: read the code of conduct and accept it. Press Start; it takes two minutes.
reminder-stop = No more reminders
reminder-stopped = I shall not remind you any more. You can use /start in the server at any time.
onboarding-start = Start
panel-title = ### Your place in this community
panel-progress = -# { $done } of { $steps } steps done · close this at any time and go on later with /start
panel-nothing = nothing yet
panel-back = Back
panel-next = Next: { $name }
panel-step-title = ### { $number }. { $name }
panel-step-done = **{ $number }. { $name }** · done
panel-step-open = **{ $number }. { $name }** · open
panel-step-locked = **{ $number }. { $name }** · opens after step 1
step-code = Code of conduct
step-persona = Persona
step-interests = Interests
step-languages = Languages
step-profile = Profile
step-introductions = Introductions
step-directory = Directory
panel-code-open = **1. Code of conduct** · Read and accept it; the other steps open then.
panel-code-changed = **1. Code of conduct** · It has changed since you accepted it. Read it again to go on.
panel-code-done = **1. Code of conduct** · accepted on { $when } (version { $version })
panel-code-read = Read and accept
panel-code-again = Read it again
panel-persona-hint = What brings you here
panel-persona-open = Choose what brings you here. A moderator confirms cities, vendors, researchers and governments.
panel-persona-held = You are here as: { $personas }
panel-persona-waiting = A moderator will decide: { $personas }
panel-persona-denied = Not confirmed: { $persona }. Reason: { $reason }
panel-persona-asked = Moderators ask: { $question }
panel-persona-barred = You can choose { $persona } again { $when }
panel-persona-leave = Give up a persona, or withdraw an application
panel-persona-leave-held = You hold it; it ends at once
panel-persona-leave-waiting = A moderator has still to decide; you can apply again
panel-persona-leave-privileged = You hold it; a moderator would have to confirm it again
panel-persona-sure = Give up { $persona }? Its role goes with it, and to hold it again you would have to apply again.
panel-persona-give-up = Give it up
panel-persona-keep = Keep it
panel-persona-pick = Choose a persona
panel-languages-hint = What you speak with others here
panel-languages-open = Pick what you can talk in. It helps others to find you; nothing is translated by it.
panel-languages = You speak: { $value }
panel-pick-languages = Languages, { $first } to { $last }
panel-interests-hint = Which advisories ping you
panel-interests-open = You are pinged when an advisory concerns what you pick here, and for nothing else. Pick nothing to hear no ping.
panel-interests = You are pinged for: { $value }
panel-interests-unpinged = This server has no ping yet for: { $value }. Your interest is kept until it has.
panel-pick-interests = What do you want to hear of?
panel-profile-hint = What you work on and what you can help with
panel-profile-open = All of it is optional. It decides which introductions fit you.
panel-organisation = Organisation: { $value }
panel-about = About you: { $value }
panel-place = Place: { $value }
panel-time-zone = Time zone: { $value }
panel-domains = Parts of the city: { $value }
panel-skills = Skills: { $value }
panel-product_types = Products: { $value }
panel-introductions-open = Members who need help are introduced to somebody who fits, once both have said yes.
panel-available = You take invitations
panel-away = You take no invitations at the moment
panel-pick-domains = Which parts of the city concern you?
panel-pick-skills = What are you good at?
panel-pick-product_types = What do you make or sell?
panel-edit-about = Tell about yourself
panel-become-away = Take no invitations
panel-become-available = Take invitations
panel-directory-open = Members see what you pick here, in /profile show and in the directory; everything else stays private. Moderators see what you apply with, whatever you pick.
panel-visible = Members see: { $parts }
panel-visible-nothing = Members see nothing of your profile
panel-listed = You are in the directory
panel-listed-by-name = You are in the directory, by your name alone
panel-unlisted = You are not in the directory
panel-pick-visible = What may members see?
panel-visibility-all = Show everything
panel-visibility-none = Show nothing
panel-visibility-list = Enter the directory
panel-visibility-unlist = Leave the directory
part-personas = What you are here as
part-organisation = Organisation
part-about = About you
part-place = Place
part-time_zone = Time zone
part-languages = Languages
part-domains = Parts of the city
part-skills = Skills
part-product_types = Products
panel-after-leaving = You are no longer in that server. Join it again and use /start there.
persona-city = You plan, buy or run systems for a city
persona-vendor = You make, integrate or service equipment for cities
persona-researcher = You find weaknesses and help to mend them
persona-academia = You study or teach at a university or institute
persona-media = You report on cities and their security
persona-ngo = You work for a non-governmental organisation
persona-government = You work for a government, regulator or national response team
persona-individual = You live in a city and care
persona-needs-decision = A moderator has to confirm this persona. Use /start and choose it there.
persona-not-yours = You neither hold this persona nor wait for it. Use /start to see where you stand.
persona-held-already = You hold this persona already. Choose another one, or go on with your profile.
code-title = ### Code of conduct, version { $version }
code-accept = I accept
code-first = Accept the code of conduct first. It is step 1 of /start.
code-changed = The code of conduct has changed meanwhile. Use /start to read the new version.
application-title = Apply: { $persona }
application-role = Your role there
    .hint = For example: traffic engineer, product security lead
application-organisation = Organisation
    .hint = Leave it empty if you work on your own
application-evidence = What do you do there, and what shows it?
    .hint = Only moderators read this
application-link = A page that shows it (optional)
    .hint = A staff page, a talk, an advisory with your name
application-too-many-open = You have { $most } applications waiting, which is the most at a time. You can apply again once moderators have decided one.
application-too-many-today = You have applied { $most } times within a day, which is the most. You can apply again { $when }.
persona-barred = This persona was not confirmed, or was taken back, a short while ago. You can choose it again { $when }.
question-asked = Before moderators of { $server } decide on your application as **{ $persona }**, they ask you:
question-answer = Answer
question-answered = -# You have answered. Moderators will decide; you will be told.
question-settled = -# The application has been decided meanwhile; there is nothing to answer any more.
question-unknown = This question is not for you, or no longer there. Use /start to see where you stand.
question-answered-already = You have answered this question already. Moderators will decide; you will be told.
question-moot = Your application has been decided meanwhile. Use /start to see the outcome.
answer-title = Answer to the moderators
answer-label = Your answer
answer-kept = Thank you. The moderators see your answer and will decide; you will be told.
persona-news-granted = You are here as **{ $persona }** in { $server } from now on: a moderator confirmed it. Your role follows in a moment.
persona-news-revoked = You are no longer here as **{ $persona }** in { $server }: a moderator took it back, and the role with it.
persona-news-expired = Your days as **{ $persona }** in { $server } are over, and the role goes with them. Use /start there to apply again.
persona-news-until = It ends by itself on { $when }.
application-open-already = You have applied for this already. A moderator will decide; you will be told.
application-without-moderators = Nobody can decide applications here yet. Ask an administrator to choose a moderation channel with /setup channel.
about-title = About you
about-organisation = Organisation
    .hint = As others know it; leave it empty to show none
about-about = A few words
    .hint = What you work on, what you can help with
about-place = Place
    .hint = A city or region, as you would say it
about-time_zone = Time zone
    .hint = A city such as Riga, a name such as Europe/Riga, or UTC+2
page-previous = Previous
page-next = Next
page-number = -# Page { $page } of { $pages }
form-again = Edit and try again
choice-unknown = This is not in the list any more. Use /start to get the current one.
statement-too-long = This text is too long. Use at most { $most } characters.
statement-too-short = This text is too short. Use at least { $least } characters.
statement-with-invite = Invitations to other servers are not welcome here. Leave the link out.
statement-with-mass-mention = This text would call on everybody. Leave @everyone, @here and roles out.
link-unusable = This is not a web address. Use one that starts with https://, or leave it empty.
persona-unknown = "{ $persona }" is no persona. Pick one of the suggestions.
profile-title = ### Profile of { $member }
profile-line = **{ $part }:** { $value }
profile-local-time = { $zone } (it is { $time } there)
profile-own-empty = You have told nothing yet. Use /profile edit to begin.
profile-shows-nothing = This member shows nothing here. Ask them in a channel, or look for others with /directory.
directory-people =
    { $count ->
        [one] ### Directory: one member
       *[other] ### Directory: { $count } members
    }
directory-organisations =
    { $count ->
        [one] ### Directory: one organisation
       *[other] ### Directory: { $count } organisations
    }
directory-filters = -# Looked for: { $filters }
directory-nobody-fits = Nobody who is listed fits. Try other words, or fewer of them.
directory-empty = Nobody is listed here yet. Use /profile visibility to be the first.
directory-person = **{ $name }** · { $member }
directory-organisation = **{ $name }**: { $members }
directory-show-people = Members
directory-show-organisations = Organisations
directory-show-all = Show all
time-zone-unknown = I do not know this time zone. Write a city such as Riga, a name such as Europe/Riga, or UTC+2.
time-zone-unknown-but = I do not know this time zone. Did you mean one of these: { $suggestions }? UTC+2 works too.
time-zone-too-far = There is no such time zone. Use a distance between UTC-12 and UTC+14.
time-zone-names-unknown = I know no time zones by name here. Write a distance such as UTC+2.
decision-approved = Your application as **{ $persona }** in { $server } was approved. Your role follows in a moment.
decision-denied = Your application as **{ $persona }** in { $server } was not approved.
decision-reason = Reason: { $reason }
decision-open-panel = Show where I stand
decision-some-server = the server

## Applications, for moderators

application-unknown = There is no such application here (any more). Ask the member to apply again.
application-own = You cannot decide your own application. Ask another moderator.
application-approved-already = { $moderator } has approved this application already.
application-withdrawn-already = The member has withdrawn this application. Nothing is left to decide.
application-denied-already = { $moderator } has denied this application already.
application-card-title = ### An application as { $persona }
application-field-applicant = **Who:** { $value }
application-field-organisation = **Organisation:** { $value }
application-field-role = **Role:** { $value }
application-field-link = **Link:** { $value }
application-left = { $applicant }, who has left the server
application-was-asked = **Asked** by { $moderator }: { $question }
application-was-answered = **Answered** { $when }: { $answer }
application-state-filed = not looked at yet
application-state-asked = asked, waits for the applicant
application-state-answered = answered, waits for you
application-answered-below = { $applicant } has answered what was asked about the application above.
application-ask = Ask for more
application-show = Show
application-you-asked = I ask { $applicant }. You see the answer on the application, and below it.
application-asked-already = { $moderator } has asked the applicant already. Wait for the answer, or decide.
application-none-open = { $member } has no application open, or not for this persona. Use /member queue to see what waits.
application-several-open = { $member } has applied for several personas. Use the option persona to say which one you mean.
ask-title = Ask the applicant
ask-question = What do you want to know?
    .hint = The applicant reads it, and answers with a form
application-field-evidence = **Evidence:** { $value }
application-field-filed = **When:** { $value }
application-no-value = none named
application-somebody = somebody who has erased their data
application-approve = Approve
application-deny = Deny
application-told-under-way = -# I am telling the applicant.
application-told-by-message = -# The applicant was told by direct message.
application-told-in-thread = -# The applicant takes no direct messages and was told in a private thread of their own.
application-told-at-next-use = -# The applicant could not be reached yet: I tell them when they use me next.
application-told-shown = -# The applicant was told when they used me next.
application-told-not = -# The applicant can no longer be told.
reach-thread-name = A message for you
application-was-approved = **Approved** by { $moderator }
application-was-withdrawn = **Withdrawn** by the member
application-was-denied = **Denied** by { $moderator }: { $reason }
application-you-approved = You approved { $applicant } as { $persona }. I tell them and grant the role.
application-you-denied = You denied { $applicant } as { $persona }. I tell them, with your reason.
deny-title = Deny this application
deny-reason = Reason
    .hint = The applicant reads it: say what is missing
queue-none = No application waits for a decision.
queue-title =
    { $count ->
        [one] ### One application waits
       *[other] ### { $count } applications wait, the oldest first
    }
queue-line = **{ $persona }** · { $applicant } · { $since } · { $state }
history-title = ### What was decided about { $member }
history-holds = Is here as **{ $persona }** since { $since }
history-holds-until = Is here as **{ $persona }** since { $since }, until { $until }
history-holds-none = Holds no persona here
history-none = Nothing was decided about this member yet.
history-newest = Newest
history-older = Older
history-told-under-way = -# They are being told.
history-told-by-message = -# They were told by direct message.
history-told-in-thread = -# They were told in a private thread of their own.
history-told-at-next-use = -# They are told when they use me next.
history-told-shown = -# They were told when they used me next.
history-told-not = -# They can no longer be told.
member-granted = { $member } is here as { $persona } from now on. I tell them, with your reason, and grant the role.
member-granted-until = { $member } is here as { $persona } until { $until }. I tell them, with your reason, and grant the role.
member-revoked = { $member } is no longer here as { $persona }. I tell them, with your reason, and take the role.
persona-not-held = This member does not hold that persona. Use /member history to see what they hold.
grant-open-persona = This persona needs nobody's decision: members choose it in /start.
grant-own = You cannot grant a persona to yourself. Ask another moderator.
grant-bot = A bot cannot hold a persona. Pick a person.
grant-application-open = { $member } has applied for this persona. Use /member approve, so that the application is answered.
grant-held-already = { $member } holds this persona already. Use /member history to see since when.
audit-title = ### What was decided
audit-none = Nothing that was decided here fits. Use /audit with other options, or with none, to see more.
audit-line = **{ $action }** · { $actor } · { $when }
audit-line-about = **{ $action }** · { $actor } → { $target } · { $when }
audit-reason = Reason: { $reason }
audit-bot = the bot
audit-unnamed = a member, not named
audit-newer = Newer
audit-older = Older
audit-csv = Export as CSV
audit-json = Export as JSON
audit-file =
    { $count ->
        [one] One entry, as a file for you alone. That it was exported is an entry, too.
       *[other] { $count } entries, as a file for you alone. That they were exported is an entry, too.
    }
audit-file-cut = The newest { $count } entries, as a file for you alone. Use /audit with since or action to export less at a time.
audit-action-unknown = There is no such action in the audit. Pick one from the list that appears while you type.
since-not-understood = That moment was not understood. Use a date such as 2026-11-01, or how long ago: 7d, 2 weeks, yesterday.
audit-action-application-answered = Application answered
audit-action-application-approved = Application approved
audit-action-application-asked = Application asked about
audit-action-application-denied = Application denied
audit-action-application-withdrawn = Application withdrawn by the member
audit-action-audit-exported = Audit exported
audit-action-channel-set = Channel set
audit-action-feed-added = Feed added
audit-action-feed-removed = Feed removed
audit-action-library-published = Guideline published
audit-action-library-refused = Guideline refused
audit-action-library-retired = Guideline retired
audit-action-library-waits = Guideline written, waits for consent
audit-action-listing-changed = Directory entered or left
audit-action-match-accepted = Invitation accepted
audit-action-match-declined = Invitation declined
audit-action-match-introduced = Introduction agreed
audit-action-match-passed-over = Somebody willing passed over
audit-action-match-requested = Help requested
audit-action-match-withdrawn = Request withdrawn
audit-action-search-miss-dismissed = Search without result dismissed
audit-action-member-forgotten = Somebody who left forgotten
audit-action-persona-applied = Persona applied for
audit-action-persona-chosen = Persona chosen
audit-action-persona-dropped = Persona given up by the member
audit-action-persona-expired = Persona expired
audit-action-persona-granted = Persona granted
audit-action-persona-revoked = Persona revoked
audit-action-code-accepted = Code of conduct accepted
audit-action-role-given = Role given by hand
audit-action-role-given-up = Role that does not stay left alone
audit-action-role-removed = Role that nobody decided removed
audit-action-role-restored = Role restored
audit-action-role-set = Role set
audit-action-role-taken = Role taken by hand
audit-action-rule-set = Rule set
audit-action-suggestion-accepted = Suggestion accepted
audit-action-suggestion-declined = Suggestion declined
audit-action-suggestion-made = Guideline suggested
audit-action-visibility-changed = Visibility of a profile changed
role-tried-again =
    { $count ->
        [0] Nobody waits for { $role }.
        [one] I try again to give { $role } to one member.
       *[other] I try again to give { $role } to { $count } members.
    }
notice-role-forbidden = I may not grant { $role }. Nothing is lost: move my own role above it, give me Manage Roles, then try again.
notice-flood = ### Many people join at once
    I count **{ $joins }** joins, the first { $began }, the last { $last }.
    Accounts: { $day } younger than a day, { $week } younger than a week, { $month } younger than a month, { $older } older.
notice-flood-on = It goes on; I keep these figures up to date and welcome them together. If it looks like a raid, pause the invites in the server's settings.
notice-flood-over = It is over. They are welcomed together.
notice-flood-again = Count again
flood-unknown = I do not remember this flood any more. Nothing needs to be done.
notice-role-lost = { $role } does not stay with { $people }. I gave it back three times, and each time a bot or somebody unknown took it. I leave it now: see what takes it, then try again.
notice-role-undecided = { $people } { $role }: nobody has decided that, as far as I know. I take the role where I see that nobody with the right gave it, and leave it to you where it may be older than I am here. Grant the persona, or take the role.
notice-role-and-more = { $people } and { $more } more
notice-audit-log = I may not read the audit log, so I cannot tell a moderator who takes a role by hand from a bot: I give back what was decided, three times at most. Give my role View Audit Log, then look again.
notice-look-again = Look again
roll-looks-again = I am looking through the members now. Whatever I find stands in the moderation channel.
notice-role-gone = A role that I shall grant was deleted ({ $role }). Choose another with /setup role; whoever waits will get that one.

## Matchmaking

match-kind-validate-product = A product should be looked at
match-kind-city-problem = A city has a problem to solve
match-kind-plan-review = A plan should be reviewed
match-kind-find-vendor-contact = A contact at a vendor is looked for
match-kind-partnership = A partner is looked for
match-only-validate-product = Only verified vendors and cities can ask for a product to be looked at. Use /start to apply for one of these personas.
match-only-city-problem = Only verified cities and governments can ask for help with a city's problem. Use /start to apply for one of these personas.
match-only-plan-review = Only verified cities, governments and vendors can ask for a review of a plan. Use /start to apply for one of these personas.
match-only-find-vendor-contact = Only verified researchers and governments, and academia, can ask for a contact at a vendor. Use /start to get one of these personas.
match-only-partnership = A partnership needs a persona other than individual, and a profile that tells something. Use /start to get both.
match-too-many = You have { $most } open requests, which is the most at a time. Use /match mine to withdraw one.
match-text-empty = A request needs a title and a text. Use /match request and fill in both.
match-form-validate-product = Have a product looked at
match-form-city-problem = Get help with a city's problem
match-form-plan-review = Have a plan reviewed
match-form-find-vendor-contact = Find a contact at a vendor
match-form-partnership = Find a partner
match-form-title = What is it about?
    .hint = No names: nobody shall know who asks before both have said yes
match-form-text = What do you need?
    .hint = No name, organisation, mention or link of yours
match-form-domains = Which parts of the city?
    .hint = One to five
match-form-skills = Which skills would help?
    .hint = Up to five, or none
match-form-products = Which kinds of product?
    .hint = Up to five, or none
match-advisory-title = Help with { $title }
match-advisory-text = We run what advisory { $number } is about ({ $title }). We would like to know whether we are affected and what to do first.
match-asked =
    { $count ->
        [one] Your request is out: I asked the one person who fits, without a word on who you are.
       *[other] Your request is out: I asked the { $count } people who fit best, without a word on who you are.
    } You hear from me by direct message as soon as somebody is willing. It is open until { $until }; see it with /match mine.
match-asked-nobody = Your request is kept, but nobody who fits can be asked at present. I look again every week until { $until }; see it with /match mine.
match-held-back = **Nothing was sent.** This would tell who you are: { $reasons }. What you typed is kept; change the marked words and send it again.
match-why-name = your name
match-why-organisation = your organisation
match-why-mention = a mention
match-why-link = a link
match-change = Change it
match-draft-unknown = This text was sent or forgotten meanwhile. Use /match request to write a new one.
match-invited-title = ### Somebody in { $server } asks for your help
match-some-server = a server that we share
match-because = Why you: { $matches }
match-domains = Parts of the city: { $names }
match-skills = Skills: { $names }
match-product-types = Products: { $names }
match-stage-asked = Answer by { $until }. Neither of you learns who the other is before both have said yes.
match-stage-willing = You said yes. The other side decides now; you can take your yes back until then.
match-stage-introduced = You both said yes.
match-stage-declined = You said no. Thank you for looking at it.
match-stage-over = This request is no longer open. Thank you for your time.
match-accept = I can help
match-decline = No, thanks
match-take-back = Take my yes back
match-ended-introduced = Introduced
match-ended-declined = Declined
match-ended-over = No longer open
match-accepted = Thank you! The other side is asked now whether they want to meet you, until { $until }. They do not know who you are.
match-accepted-next = Thank you! Somebody else was quicker, so the other side decides about them first. If they do not agree, you come next.
match-accepted-already = You have said yes already. The other side decides now.
match-declined = You said no, and nobody is told why. Somebody else will be asked.
match-declined-already = You have said no already.
match-no-longer-open = This request is no longer open.
match-invited-already = This person was asked already.
match-invitation-unknown = This invitation is not yours, or it is gone.
match-request-unknown = You have no such request. Pick one from the list that appears while you type.
match-helper-no-longer = You do not hold the persona any more that was asked. Use /start in the server to see where you stand.
match-willing-title = ### Somebody in { $server } is willing to help
match-willing-persona = They are here as: { $personas }
match-nothing-told = nothing told
match-proposal-waiting = Decide by { $until }. They do not know who you are; if you say yes, I open a private thread for the two of you.
match-proposal-again = The private thread could not be opened, so I ask you once more. The moderators know of it.
match-proposal-introduced = You both said yes.
match-proposal-over = This is no longer to be decided.
match-introduce = Introduce us
match-pass-over = Not this one
match-not-proposed = There is nothing to decide about this person any more. Use /match mine to see your request.
match-introduced-already = You have said yes already. A private thread opens for the two of you.
match-introducing = You both said yes. { $where }
match-look-in = Look for the private thread in { $channel }.
match-some-channel = the introductions channel
match-willing-gone = This person is not available any more. I am asking the next one.
match-no-channel = Introductions have no place here yet, so nothing was changed. The moderators know; ask them to set one with /setup channel, then press the button again.
match-passed = Your request stays open, and I ask the next person.
match-passed-next = Somebody else is willing as well; I am sending you a message about them.
match-thread-name = Introduction { $number }
match-introduced-title = ### You wanted to meet
match-introduced = { $requester } asked for help, and { $helper } is ready to help. Both of you said yes.
match-introduced-next = Agree first on what may be tested, where, until when, and what may be told to others.
match-nobody = Nobody else can be asked for **{ $title }** at present. I look again every week until { $until }.
match-expired = **{ $title }** has come to its last day without an introduction. Use /match request to ask again.
match-show-mine = My requests and invitations
match-mine-none = You have no requests and no open invitations. Use /match request to ask for help.
match-mine-requests = **Your requests**
match-mine-invitations = **Invitations you can answer**
match-line = - **{ $title }** – { $kind } – { $state }
match-state-open =
    { $count ->
        [0] nobody to ask at present, open until { $until }
        [one] one person is asked, open until { $until }
       *[other] { $count } people are asked, open until { $until }
    }
match-state-proposed = somebody is willing, you decide
match-state-introduced = introduced
match-state-withdrawn = withdrawn
match-state-expired = came to its last day
match-withdraw = Withdraw
match-withdrawn = **{ $title }** is withdrawn. Whoever was asked sees that it is no longer open.
match-notice-no-channel = Members wait to be introduced, and there is no place for it. Use /setup channel with the purpose introductions.
match-notice-not-made = A private thread for an introduction could not be opened, because its channel or a member is gone. Check the introductions channel with /setup show.
match-notice-forbidden = I may not open private threads for introductions. Allow me Create Private Threads and Send Messages in Threads in the introductions channel, then try again.

## Commands (https://discord.com/developers/docs/interactions/application-commands): at most 100 characters each

command-advisory = Security advisories for city equipment
command-advisory-latest = Show the newest security advisories
    .severity = Only this severity or worse
    .domain = Only this part of the city
    .vendor = Only this vendor
command-feed = Follow advisory and news feeds
command-feed-add = Follow a feed in a channel; what it holds already is not posted
    .source = Name of a known feed, or the address of an RSS or Atom feed
    .channel = Where new items are posted
    .min-severity = Only this severity or worse; unknown severity always passes
    .keywords = Only items with one of these words, separated by commas
    .vendors = Only these vendors, separated by commas
    .domains = Only these city domains, separated by commas
    .ping-role = Role to mention in each post
command-feed-list = Show the feeds this server follows and how they fare
command-feed-check = Poll a feed now
    .feed = The feed to poll
command-feed-remove = Stop following a feed in a channel
    .feed = The feed to stop following
command-guideline = Security guidelines for connected cities
command-guideline-search = Ask in your own words and get the guidelines that answer
    .query = Your question, or a few words of it
    .audience = Only for these people
    .phase = Only for this phase of a project
    .domain = Only for this part of the city
command-guideline-browse = Go through the guidelines by audience, phase or part of the city
command-guideline-today = Open the guideline of the day
command-guideline-checklist = Make or open your own list of steps to tick
    .phase = The phase your project is in; leave it out to choose among your lists
    .domain = Only for this part of the city
    .audience = Only for these people
command-guideline-show = Open a guideline
    .entry = Its title; start typing
command-guideline-suggest = Suggest a guideline to this server's moderators
command-library = The guidelines of this server
command-library-add = Write a guideline of this server's own
command-library-edit = Change a guideline of this server's own, see its versions, take it as a file
    .entry = Its title; start typing
command-library-retire = Take a guideline of this server's own from the shelf
    .entry = Its title; start typing
command-library-misses = See what members asked and no guideline answered
command-start = Find your place here: code of conduct, persona, interests, profile
command-profile = What you show of yourself, and what others show of themselves
command-profile-show = See your profile, or what another member made visible
    .member = Whose profile; leave it out to see your own
command-profile-edit = Change what you told of yourself
command-profile-visibility = Choose who sees what, and whether the directory has you
command-directory = Find members and organisations who chose to be listed
    .query = A name, organisation, place or skill; mistyped words are understood
    .persona = Only people of this persona
    .domain = Only people who work on this part of the city
command-match = Find people who can help, without anybody being named before both agree
command-match-request = Ask for help; people who fit are asked without your name
    .kind = What you are looking for
    .kind-validate-product = Have a product looked at (vendors, cities)
    .kind-city-problem = Get help with a city's problem (cities, governments)
    .kind-plan-review = Have a plan reviewed (cities, governments, vendors)
    .kind-find-vendor-contact = Find a contact at a vendor (researchers, academia, governments)
    .kind-partnership = Find a partner (all but individuals)
command-match-mine = See your requests and the invitations you can answer
command-match-withdraw = Take a request back
    .request = Which of your requests
command-setup = Set this bot up for the server
command-setup-start = See what this server lacks, and let me create it with one click
command-setup-check = Name what is wrong with the set-up, each with its fix
command-member = Decide who is what in this server
command-member-queue = See the applications that wait, oldest first
command-member-approve = Approve a member's application
    .member = Who has applied
    .persona = Only needed if they have applied for several
    .reason = The applicant reads it
command-member-deny = Deny a member's application
    .member = Who has applied
    .persona = Only needed if they have applied for several
    .reason = The applicant reads it: say what is missing
command-member-ask = Ask an applicant for more before you decide
    .member = Who has applied
    .persona = Only needed if they have applied for several
    .reason = What you want to know; the applicant answers with a form
command-member-grant = Let a member be a city, vendor, researcher or government without an application
    .member = Not yourself
    .persona = What they are from now on
    .reason = Kept, and read by the member
    .days = It ends by itself after so many days
command-member-revoke = Take a persona back from a member, with its role
    .member = Whose persona
    .persona = What they no longer are
    .reason = Kept, and read by the member
command-member-history = See everything that was decided about a member
    .member = About whom
command-audit = See what was decided here, by whom, about whom and why
    .member = By or about this member
    .action = Only this action; pick one while you type
    .since = Since a date, or for so long: 2026-11-01, 7d, 2 weeks
command-setup-channel = Choose the channel for a purpose
    .purpose = What it is for; whom no direct message reaches gets a thread in introductions, else welcome
    .channel = The channel
command-setup-role = Choose the role for a persona, for members, moderators or mediators
    .for = Whom the role is for
    .role = The role
command-setup-show = Show which channels, roles and numbers are set, and change the numbers
