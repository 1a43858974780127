package io.procos.workers.mail.inbox;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/** What an HTML body says, as plain text: no tag, script, style or comment is left, and nothing is fetched. */
final class HtmlText {
    private HtmlText() {}

    static String of(String html) {
        Element body = Jsoup.parse(html).body();
        body.select("script,style,noscript,template,iframe,object").remove();
        body.select("p,div,tr,li,h1,h2,h3,h4,h5,h6,blockquote").prepend("\n");
        return body.wholeText()
                .replaceAll("[ \\t\\x0B\\f\\r\\u00a0]+", " ")
                .replaceAll(" ?\\n[ \\n]*\\n ?", "\n\n")
                .strip();
    }
}
