// What `foyer-endpoint init` writes: every key of foyer.yaml, explained. `#key` without a space is a key that is off.

export const settingsTemplate = `# Settings of a Foyer endpoint. Remove the # before a key to set it; what stands behind it here is an example.
# Environment variables, named in brackets, win over this file. \`foyer-endpoint check\` tells whether all is well.

# Where it listens [PORT, HOST].
port: 8787
host: 127.0.0.1
# Proxies before it that add the client's address to X-Forwarded-For [FOYER_TRUST_PROXY].
trustProxy: 0

# Where the world finds it; links in mails begin with it [FOYER_PUBLIC_URL].
#publicUrl: https://forms.example.org
# Origins of pages that may post, as browsers send them: no path, no trailing slash [FOYER_ORIGINS].
#origins: [https://example.org, https://www.example.org]

# Folder of the database and of the keys that it makes for itself [FOYER_DATA].
dataDirectory: .data
# PostgreSQL instead of a file, when that is outgrown [DATABASE_URL].
#databaseUrl: postgres://foyer:password@db.example.org/foyer

# Opens the inbox [FOYER_INBOX_TOKEN]. Made once and printed at the start, where there is none.
#inboxToken: a text that nobody guesses
# Lets a program read messages and subscribers as JSON, and change nothing [FOYER_API_KEY]: 24 characters at least.
#apiKey: twenty-four characters or more
# Opens /metrics to a Prometheus [FOYER_METRICS_TOKEN].
#metricsToken: another text that nobody guesses
# Signs challenges [FOYER_SECRET]: 32 characters at least. Made once, where there is none. While you replace it, a list, the new one first.
#secret: [the new one with thirty-two characters or more, the former one with thirty-two characters or more]
# How it tells what it does, text or json [FOYER_LOG]; else text on a terminal and json elsewhere.
#log: json

#mail:
  # Mail server, smtp:// or smtps:// [SMTP_URL]. Without one, mails wait.
  #smtpUrl: smtp://user:password@mail.example.org:587
  # Sender of all mails [FOYER_MAIL_FROM].
  #from: Forms <forms@example.org>
  # Who is told of new messages; several with commas [FOYER_MAIL_TO].
  #to: office@example.org

# Messages a minute and address: on is 10, or a number; off lifts all limits but those on mails [FOYER_RATE_LIMIT].
rateLimit: on
captcha:
  # For how long a challenge is good [FOYER_CAPTCHA_SECONDS].
  seconds: 1800
  # Parts that nobody may go without: question, pow or both.
  #demand: [pow]
# What makes a message suspicious. It is kept, and you can release it.
spam:
  # More links than that.
  links: 3
  # A word that nobody uses here in earnest.
  #words: [casino, guest post]

# Forms by their names, which are the last part of their addresses. Without any: contact and newsletter.
forms:
  contact:
    # Names with spaces between them, ? for optional. email, message (lines) and topics (several) are known kinds.
    fields: name? email message phone? subject?
    # Who is told, instead of mail.to.
    #to: sales@example.org
    # Follows [contact] in the subject of that mail.
    subject: New message
    # Refuse a message without consent.
    consentRequired: false
    # Messages a minute from everybody together.
    #perMinute: 300
    # Language of mails and pages, de or en; else the visitor's. informal says du.
    #locale: de
    #formality: formal
    # On the pages for visitors without JavaScript. Every text may be one for all, or one a language.
    #consent: { de: Ich bin einverstanden., en: I agree. }
    #thanks: { de: Vielen Dank!, en: Thank you! }
    # An answer to whoever wrote. Nothing that was written stands in it.
    #reply:
      #subject: { de: Danke für Ihre Nachricht, en: Thank you for your message }
      #text: { de: Wir melden uns bis morgen Mittag., en: We will write to you by noon tomorrow. }
    # Days after which a message is deleted. Without it messages stay.
    #retentionDays: 90
  # A form whose fields are described one by one.
  #order:
    #fields:
      #email: {}
      #postcode: { kind: text, maxLength: 5, label: { de: Postleitzahl, en: Postcode } }
      #wish: { kind: multi-line, required: false }
  newsletter:
    fields: email name? topics?
    # Only a click in a mail makes a subscriber.
    doubleOptIn: true
    consentRequired: true
    # Who sends it, for the wording of its mails.
    #sender: Example Ltd
    # Days after which a sign-up that nobody confirmed is deleted.
    pendingDays: 14

# Other programs that hear of messages and subscribers: a signed POST, tried again for a week.
#webhooks:
  #crm:
    #url: https://crm.example.org/hooks/foyer
    #secret: twenty-four characters or more
    # Which forms, and what of them; all by default.
    #forms: [contact]
    #events: [message, subscribed, unsubscribed]

# Hands confirmed subscribers over to a listmonk.
#listmonk:
  #url: https://lists.example.org
  # An API user that may manage subscribers.
  #user: foyer
  #token: the token of that user
  # Ids of its lists.
  #lists: [1]
  #forms: [newsletter]

# Feeds of other hosts, handed on at /feed/{name} to teasers on your pages.
#feeds:
  #blog: https://blog.example.org/feed
  # On this machine.
  #news: { url: http://127.0.0.1:8080/feed, loopback: true }
`;
