"""Tests kg.read.html: what a saved page holds, in every encoding, WeChat and tables too."""

import pytest

from kg.errors import ArticleError
from kg.read import articles

PARAGRAPHS = (
    "3月5日,华澜铜业协会会长林知远在北京会见了江岳集团总经理周慕云一行。何听雨陪同会见。",
    "林知远对周慕云一行的到来表示欢迎。他说,江岳集团多年来支持协会工作,希望双方加强合作。",
    "周慕云感谢协会长期以来的支持,表示愿与协会在标准制定、人才培训等方面深化合作。",
)
TITLE = "林知远会见江岳集团周慕云一行"
TEASER = "日前,第九届再生铜论坛在江岳市召开,来自各地的代表三百余人参加了会议..."
PAGE = f"""<!DOCTYPE html><html><head><meta charset="{{charset}}">
<title>{TITLE}-华澜铜业协会</title>
<link rel="canonical" href="https://News.example/1.html"></head><body>
<div>当前位置:<a href="/">首页</a> &gt; <a href="/a">协会动态</a></div>
<div class="main"><h1>{TITLE}</h1><div><span>来源:</span><span>江岳铜业网</span>
<span>发布时间:</span><span>2024-03-06</span></div>
<div class="article-content">{"".join(f"<p>{p}</p>" for p in PARAGRAPHS)}<p>责任编辑:文一</p></div>
<div>分享到:微信 微博</div><div><h3>推荐内容</h3><ul>
{"".join(f'<li><a href="/{n}">论坛召开</a><p>{TEASER}</p></li>' for n in range(6))}</ul></div></div>
<div>版权所有 华澜铜业协会</div></body></html>"""
WECHAT = f"""<html><head><meta property="og:title" content="{TITLE}">
<meta property="og:site_name" content="微信公众平台"></head><body>
<h1 id="activity-name">{TITLE}</h1><a id="js_name"> 华澜铜业协会 </a>
<em id="publish_time">{{shown}}</em>
<div class="rich_media_content" id="js_content" style="visibility: hidden; opacity: 0;">
{"".join(f"<section><span>{p}</span></section>" for p in PARAGRAPHS)}
<p>来源 | 集团办公室</p><p>往期推荐</p><p>{TEASER}</p></div>
<script>{{script}}</script></body></html>"""


def read(tmp_path, data, name="page.html"):
    path = tmp_path / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return next(articles([path]))


def own(article):
    return [span.of(article.text) for span in article.body]


@pytest.mark.parametrize(
    ("charset", "encoding"),
    [("utf-8", "utf-8"), ("gb2312", "gb18030"), ("", "gb18030"), ("", "utf-16")],
)
def test_a_page_gives_title_day_publisher_and_its_own_lines(tmp_path, charset, encoding):
    article = read(tmp_path, PAGE.format(charset=charset).encode(encoding))
    assert article.title == TITLE
    assert (article.published, article.publisher) == ("2024-03-06", "江岳铜业网")
    assert article.id == article.url == "https://news.example/1.html"
    assert own(article) == ["\n".join(PARAGRAPHS)]


@pytest.mark.parametrize(
    ("shown", "script", "published"),
    [
        ("", 'var ct = "1709740800";', "2024-03-07"),
        ("2024-03-06 18:20", "", "2024-03-06"),
        ("2024年3月6日 18:20", "", "2024-03-06"),
        ("", "", None),
    ],
)
def test_a_saved_wechat_page_is_read(tmp_path, shown, script, published):
    article = read(tmp_path, WECHAT.format(shown=shown, script=script))
    assert (article.title, article.publisher) == (TITLE, "华澜铜业协会")
    assert article.published == published
    assert own(article) == ["\n".join(PARAGRAPHS)]


def test_a_table_layout_keeps_the_lines_of_the_page(tmp_path):
    cells = "<br>".join(PARAGRAPHS)
    page = (
        f"<html><head><title>{TITLE}_江岳网</title></head><body><table>"
        f"<tr><td><b>{TITLE}</b></td></tr><tr><td>2024年3月6日</td></tr>"
        f"<tr><td>{cells}</td></tr></table></body></html>"
    )
    article = read(tmp_path, page)
    assert (article.title, article.published) == (TITLE, "2024-03-06")
    assert own(article) == ["\n".join(PARAGRAPHS)]


def test_a_short_article_in_a_clear_container_is_found(tmp_path):
    page = '<html><body><div id="zoom"><p>3月5日,林知远会见周慕云。</p></div></body></html>'
    assert read(tmp_path, page).text == "3月5日,林知远会见周慕云。"


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("<html></html>", "no article text found"),
        ("<!-- -->", "no article text found"),
        ("<div>" * 5_000 + PARAGRAPHS[0], "no article text found"),
        ("<p " + " ".join(f"a{n}=1" for n in range(20_000)) + ">x", "markup that no article needs"),
        ("<br>" * 100_001, "markup that no article needs"),
    ],
)
def test_a_page_without_an_article_is_refused(tmp_path, page, words):
    with pytest.raises(ArticleError, match=words):
        read(tmp_path, page)
