
    // Do not modify this file by hand!
    // Re-generate this file by running lit-localize

    import {html} from 'lit';
    import {str} from '@lit/localize/internal/str-tag.js';

    /* eslint-disable no-irregular-whitespace */
    /* eslint-disable @typescript-eslint/no-explicit-any */

    export const templates = {
'h4d9ee83345f11a00': html`Wir haben eine Mail an <b>${0}</b> geschickt. Mit einem Klick darin bestätigen Sie Ihre Anmeldung; vorher schicken wir nichts.`,
'hb769a4c27bd894a3': html`Lesen Sie direkt im <a part="link" href="${0}">Blog</a> weiter.`,
's00f604a3a0e3229d': str`Wir antworten ${0}.`,
's041d944e27a76a3d': `Ihre Anmeldung ist nicht angekommen, Ihre Angaben stehen noch hier.`,
's12145f259eb095d5': `Diese Angabe lässt sich nicht senden.`,
's17f286bf889feee2': `Geschafft, Sie sind dabei.`,
's25083c9182b42451': `Das hat nicht geklappt.`,
's256a78db6bddbc62': `Bitte nennen Sie uns Ihren Namen.`,
's29f15ca5cb58093d': str`Bitte prüfen Sie noch ${0} Angaben`,
's30112cec527db4f1': `Nochmals laden`,
's332a5235948c1a1d': `Einwilligung`,
's377f2c49eb22c53d': `Die Verbindung kam nicht zustande.`,
's41ca6b626ee6c4f8': `Nichts da? Manchmal liegt sie im Spam-Ordner.`,
's43c108ed950ec7de': `Die Beiträge laden gerade nicht.`,
's48bc408081d6a90c': `Dieser Text ist zu lang. Bitte kürzen Sie ihn.`,
's4b711f785981e4d1': `Die Prüfung gegen Werbung ist gescheitert.`,
's4f9f1410887e166f': `Bitte lösen Sie noch die Rechenfrage.`,
's513c7f78ce56b943': `Die Antwort hat zu lange gedauert.`,
's52c9ed770f1d38d2': `Nochmals senden ist unbedenklich: Doppelte sortieren wir aus.`,
's54fac608002f2917': `Nochmals senden`,
's5ba316ef84c4578d': `Wir antworten an die Adresse, die Sie angegeben haben.`,
's63365e9ea05744ab': `Einen Moment …`,
's6c8080655ab1ec91': `Danke, Ihre Nachricht ist angekommen.`,
's752f8d9ba5e51d72': `Eingegangen`,
's75f4414e174cd085': `Einen Moment bitte, die Prüfung läuft noch.`,
's799f4a14e43172af': `Bitte prüfen Sie noch eine Angabe`,
's8079b71872346425': `Bitte füllen Sie dieses Feld aus.`,
's84be2abb1b41f9e7': `In kurzer Zeit kamen zu viele Nachrichten. Bitte versuchen Sie es in einer Minute noch einmal.`,
's8ba0dcbe09f114be': `Die Antwort beweist nichts.`,
's8e59260c45530c17': `Unser Postfach nimmt gerade keine Nachrichten an.`,
's9104b20c6e02c34b': `Noch keine Beiträge.`,
's988ce69c08aaa95e': `Rufen Sie gern an:`,
'sa12d0e9910ecdccb': `Text kopieren`,
'sabba1d8c011bd1b5': `Wir sind nicht sicher, ob das ankam.`,
'sb4a4478f7ed3c9bb': `Dieser Text enthält Zeichen, die sich nicht senden lassen. Bitte tippen Sie ihn neu.`,
'sb4defdbf053d0c82': `Ihre Nachricht ist nicht angekommen, Ihr Text steht noch hier.`,
'sbbb97b1c63507dc0': `Nummer`,
'sbc45e976f6b6c3e5': `Erledigt. Sie müssen nichts rechnen.`,
'sc2ac1c2ed6f0d72c': `Bitte sehen Sie in Ihr Postfach.`,
'sc5ac614330b6fa24': `Antwort an`,
'sc5dc93e6c93be55f': `Die Nachricht ist zu lang. Bitte kürzen Sie sie.`,
'sca34665eb76357f8': `Schreiben Sie uns bitte, worum es geht.`,
'sca70fcf5d334c0d2': `Die Nachricht wurde nicht angenommen.`,
'scedf77e8b75cad5a': `Bitte geben Sie Ihre E-Mail-Adresse an.`,
'scfd882348ca58956': `Hier erscheint bald der erste Artikel.`,
'sd1a5b4250bf02887': `Bitte setzen Sie hier ein Häkchen, wenn Sie einverstanden sind.`,
'sd20b601e175029a5': `Bitte prüfen Sie diese Angabe.`,
'sd7a0b9843a4435bd': `In dieser Adresse fehlt das @-Zeichen.`,
'sdaacc34f2c901a7a': `Hier fehlt etwas: Eine Adresse sieht aus wie name@example.org.`,
'se423e02aefd47697': `Das Formular ist nicht richtig eingerichtet. Das muss der Betreiber dieser Seite beheben.`,
'seffe6987b81eaaeb': str`Das stimmt noch nicht. Wie viel ist ${0}?`,
'sf80248b55e2cd63c': `Noch eine Nachricht schreiben`,
'sfad6d713123b8345': `Bitte lösen Sie die Rechenfrage noch einmal.`,
'sfe499c9f204fe50e': `Abbestellen können Sie in jeder Mail.`,
'sfe6ad5921a78b919': `Sie sind gerade offline.`,
    };
  