import { expect, test } from 'vitest';
import { inLanguage } from '#lib/server/request-language.ts';
import { mailAddress, pageReported, reportText } from './report.ts';

const HERE = 'https://lignes.example';

test.for([
	['/comparer?annees=2017,2018', { address: '/comparer?annees=2017,2018', version: null }],
	['/?v=3', { address: '/?v=3', version: 3 }],
	['/lignes/12?v=zero', { address: '/lignes/12?v=zero', version: null }],
	['//autre.example/page', null],
	['https://autre.example', null],
	['/\\autre.example', null],
	['javascript:alert(1)', null],
	['', null],
	[null, null],
	[`/${'x'.repeat(1000)}`, null]
] as const)('the page « %s »', ([page, expected]) => {
	expect(pageReported(page, HERE)).toEqual(expected);
});

test('the text says where the error stands and what to add', () => {
	expect(reportText(`${HERE}/comparer`, 2).replaceAll('\u00A0', ' ')).toBe(
		`Page : ${HERE}/comparer\nVersion des données : 2\n\nCe qui est faux, ou qui manque :\n\nCe qui serait juste, et sa source (document, page, adresse) :\n`
	);
});

test('so does the English text, which keeps the address as it is', () => {
	expect(inLanguage('en', () => reportText(`${HERE}/en/comparer`, 2))).toBe(
		`Page: ${HERE}/en/comparer\nVersion of the data: 2\n\nWhat is wrong, or missing:\n\nWhat would be right, and its source (document, page, address):\n`
	);
	expect(decodeURIComponent(inLanguage('en', () => mailAddress('a@b.fr', 'x')))).toBe(
		'mailto:a@b.fr?subject=Lignes claires, an error&body=x'
	);
});

test('the mail holds the text, nothing of which can become another header', () => {
	const address = mailAddress('a@b.fr', 'Page : /?x=1&bcc=z\nfin');
	expect(address.split('&')).toHaveLength(2);
	expect(decodeURIComponent(address.split('&body=')[1] ?? '')).toBe('Page : /?x=1&bcc=z\r\nfin');
});
