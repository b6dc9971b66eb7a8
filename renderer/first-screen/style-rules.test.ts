import { expect, test } from 'vitest';
import { stylesToRules } from './style-rules.ts';

test('style attributes become rules, the same ones one rule, and nothing else is touched', () => {
  const { html, css } = stylesToRules('<i style="top:1px">a style=&quot;b&quot;</i><b class="x" style="top:2px"></b><i style="top:1px"></i>', '#here');
  expect(html).toBe('<i data-drawn="0">a style=&quot;b&quot;</i><b class="x" data-drawn="1"></b><i data-drawn="0"></i>');
  expect(css).toBe('#here [data-drawn="0"]{top:1px}#here [data-drawn="1"]{top:2px}');
});

test('what React escapes in an attribute is plain in a rule', () => {
  expect(stylesToRules('<i style="background-image:url(&quot;a&amp;b.svg&quot;),url(&#x27;c&#x27;)"></i>', '#here').css)
    .toBe('#here [data-drawn="0"]{background-image:url("a&b.svg"),url(\'c\')}');
});
