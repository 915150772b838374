import { expect, test } from 'vitest'
import { unescapeXml, walkXml } from '#files/people/workbook-xml.ts'

const walk = (xml: string) => {
  const seen: string[] = []
  const whole = walkXml(
    xml,
    ({ name, kind, attribute }) => seen.push(`${kind} ${name} ${attribute('r') ?? ''}`.trim()),
    (text) => seen.push(`"${text}"`),
  )
  return [whole, ...seen]
}

test('[IM-1] names without their namespace, attributes in either quote, signs inside them', () => {
  expect(walk(`<?xml version="1.0"?><!-- <x> --><x:row r='>"' a="1"><c\n r="A&amp;1"/>B &lt; C<![CDATA[<d>]]></x:row>`)).toEqual([
    true,
    'open row >"',
    'empty c A&1',
    '"B < C"',
    '"<d>"',
    'close row',
  ])
})

test('[IM-1] sees where XML breaks off, and expands nothing but single signs', () => {
  for (const xml of ['<a>', '<a', '<a b="c', '<!-- ', '<a></a></b>', '<![CDATA[']) expect(walk(xml)[0]).toBe(false)
  expect(unescapeXml('&lol;&amp;&#65;&#x42;&#0;&#x110000;')).toBe('&lol;&AB')
})
