// Feeds as the programs of blogs write them, in our own words.

const wordPress = `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"
	xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
	xmlns:atom="http://www.w3.org/2005/Atom" xmlns:sy="http://purl.org/rss/1.0/modules/syndication/">
<channel><title>Praxis Kraft &#8211; Blog</title><atom:link href="https://blog.example/feed/" rel="self" type="application/rss+xml" />
	<link>https://blog.example</link><description></description><lastBuildDate>Thu, 05 Nov 2026 09:30:00 +0000</lastBuildDate>
	<language>de-DE</language><sy:updatePeriod>hourly</sy:updatePeriod><generator>https://wordpress.org/?v=7.1</generator>
	<item><title>Kreuz &#038; Knie: was hilft?</title><link>https://blog.example/kreuz-knie/</link><dc:creator><![CDATA[Lena Moser]]></dc:creator>
		<pubDate>Thu, 05 Nov 2026 09:30:00 +0000</pubDate><category><![CDATA[Rücken]]></category>
		<guid isPermaLink="false">https://blog.example/?p=17</guid>
		<description><![CDATA[<p>Drei Übungen &#8211; und wann Sie zum Arzt gehen. [&#8230;]</p>\n<p>The post <a href="x">Kreuz</a> appeared first.</p>]]></description>
		<content:encoded><![CDATA[<p>Drei Übungen &#8211; ausführlich.</p><figure><img src="https://blog.example/a.jpg" alt="" /></figure>]]></content:encoded></item>
	<item><title>Zweiter</title><link>https://blog.example/zweiter/</link><pubDate>Mon, 02 Nov 2026 08:00:00 +0000</pubDate></item>
</channel></rss>`;

const ghost = `<?xml version="1.0" encoding="UTF-8"?><rss xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:media="http://search.yahoo.com/mrss/" version="2.0"><channel>
 <title><![CDATA[Leise Technik]]></title><link>https://blog.example/</link><generator>Ghost 6.1</generator>
 <item><title><![CDATA[Weniger ist genug]]></title><description><![CDATA[Über Pausen & Puffer.]]></description>
 <link>https://blog.example/weniger/</link><guid isPermaLink="false">6540f0</guid><dc:creator><![CDATA[Jonas Sohl]]></dc:creator>
 <pubDate>Wed, 04 Nov 2026 18:05:00 GMT</pubDate><media:content url="https://blog.example/content/images/w.png" medium="image"/>
 <content:encoded><![CDATA[<img src="x"><p>Über Pausen.</p>]]></content:encoded></item></channel></rss>`;

const jekyll = `<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en" xml:base="https://blog.example/">
 <generator uri="https://jekyllrb.com/" version="4.3">Jekyll</generator><link href="feed.xml" rel="self"/><link href="." rel="alternate" type="text/html"/>
 <title type="html">Notes</title><author><name>Tom</name><email>tom@blog.example</email></author>
 <entry><title type="html">Caf&amp;eacute; &amp;amp; code</title><link href="2026/11/05/cafe.html" rel="alternate" type="text/html"/>
 <published>2026-11-05T00:00:00+01:00</published><updated>2026-11-06T00:00:00+01:00</updated><id>https://blog.example/cafe</id>
 <content type="html" xml:base="https://blog.example/cafe">&lt;p&gt;One &amp;lt; two.&lt;/p&gt;</content><summary type="html">One &amp;lt; two.</summary>
 <category term="code"/></entry><entry><title>Plain &lt;b&gt; title</title><link href="plain.html"/><updated>2026-11-01T10:00:00Z</updated>
 <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>A <em>calm</em> day, 1 &lt; 2.</p><!-- no --></div></content></entry></feed>`;

const forum = `<?xml version="1.0" encoding="UTF-8"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://blog.example/"><title>Verein</title><link>https://blog.example/</link></channel>
 <item rdf:about="https://blog.example/1"><title>Jahresversammlung</title><link>https://blog.example/1</link><dc:date>2026-11-03T19:00+01:00</dc:date>
 <dc:creator>Vorstand</dc:creator><description>Alle sind eingeladen.</description></item></rdf:RDF>`;

const jsonFeed = JSON.stringify({
  version: 'https://jsonfeed.org/version/1.1',
  title: 'Micro',
  language: 'en',
  items: [
    { id: '1', url: '/one', content_html: '<p>No title &amp; short.</p>', date_published: '2026-11-05T09:30:00-05:00' },
    { id: '2', url: 'https://blog.example/two', title: 'Two', content_text: 'Words.', authors: [{ name: 'Ida' }] },
  ],
});

const wordPressApi = JSON.stringify([
  {
    link: 'https://blog.example/calm',
    date: '2026-11-05T09:30:00',
    date_gmt: '2026-11-05T08:30:00',
    title: { rendered: 'Calm &#8211; at last' },
    content: { rendered: '<p>x</p>', protected: false },
    excerpt: { rendered: '<p>Short [&hellip;]</p>\n', protected: false },
    _embedded: { author: [{ name: 'Lena' }], 'wp:featuredmedia': [{ source_url: 'https://blog.example/a.jpg' }] },
  },
]);

const ghostApi = JSON.stringify({
  posts: [
    {
      title: 'Calm',
      url: 'https://blog.example/calm/',
      published_at: '2026-11-05T09:30:00.000+00:00',
      custom_excerpt: 'Über Pausen & Puffer.',
      html: '<p>Words</p>',
      primary_author: { name: 'Jonas' },
    },
  ],
});

export const generatedFeeds = { wordPress, ghost, jekyll, forum, jsonFeed, wordPressApi, ghostApi };
