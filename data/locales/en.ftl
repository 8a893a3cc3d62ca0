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
setup-show-channels = **Channels**
setup-show-roles = **Roles**
setup-show-line = - { $what }: { $value }
setup-not-set = not set
setup-gone = was deleted; set it again

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
guideline-filter-unknown = "{ $word }" is not in the list. Pick one of the suggestions.
guideline-results =
    { $count ->
        [one] ### One guideline for “{ $query }”
       *[other] ### { $count } guidelines for “{ $query }”
    }
guideline-why = -# Found by { $reasons }
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
guideline-about = -# For { $audience } · { $phases } · { $domains }
guideline-sources = Sources
guideline-source = - { $title }, { $publisher }, { $version }
guideline-clause-unverified = { $clause }, number not verified
guideline-clause-later = { $clause }, added after this version
guideline-edition = -# Version { $version }, reviewed { $reviewed }, CC BY 4.0
guideline-next = Read next
guideline-share = Share here
guideline-shared-by = -# Shared by { $member }
guideline-share-not-here = You may not write in this channel, so nothing was shared. Share it in a channel where you may.

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
command-guideline-show = Open a guideline
    .entry = Its title; start typing
command-setup = Set this bot up for the server
command-setup-channel = Choose the channel for a purpose
    .purpose = What the channel is for
    .channel = The channel
command-setup-role = Choose the role for a persona, for members, moderators or mediators
    .for = Whom the role is for
    .role = The role
command-setup-show = Show which channels and roles are set
