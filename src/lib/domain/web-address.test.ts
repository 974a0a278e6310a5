import { expect, test } from 'vitest';
import { isTitleOrWebAddress, webAddress } from './web-address.ts';
import { fc } from '../../../tests/property-seed.ts';

test.for([
	'https://www.senat.fr/rap/a17-111-9/a17-111-9.html',
	'http://exemple.fr',
	'HTTPS://EXEMPLE.FR/Mon fichier.pdf',
	'https://exemple.fr/a?b=1;2&c=%20#d',
	'https://préfecture.fr/é'
])('%s leads somewhere', (address) => {
	expect(webAddress(` ${address}\n`)).toBe(address);
	expect(isTitleOrWebAddress(address)).toBe(true);
});

test.for([
	'javascript:alert(1)',
	'JaVaScRiPt:alert(1)',
	' javascript:alert(1)',
	'java\nscript:alert(1)',
	'\u0001javascript:alert(1)',
	'javascript://https://exemple.fr/%0Aalert(1)',
	'data:text/html,<script>alert(1)</script>',
	'vbscript:x',
	'file:///etc/passwd',
	'blob:https://exemple.fr/1',
	'mailto:a@b.fr',
	'//exemple.fr',
	'/lignes',
	'www.exemple.fr',
	'http:exemple.fr',
	'https:\\\\exemple.fr',
	'https://',
	'https://exemple.fr/\u202Efdp.exe',
	'https://exem\u00ADple.fr/',
	'https://exemple.fr\u200B.pirate.fr/',
	'https://exemple.fr/a\u0007',
	'https://banque.fr@exemple.fr/',
	'https://a:b@exemple.fr/',
	`https://exemple.fr/${'a'.repeat(1000)}`,
	'',
	null,
	undefined
])('%j leads nowhere', (address) => {
	expect(webAddress(address)).toBeNull();
});

test('whatever is written, what leads somewhere is http or https to a browser', () => {
	const scheme = fc.constantFrom('javascript:', 'data:', 'https://', 'http:', '\t', '\n', ' ', '', 'https:');
	fc.assert(
		fc.property(fc.array(fc.oneof(scheme, fc.string({ maxLength: 8 })), { maxLength: 5 }), (parts) => {
			const address = webAddress(parts.join(''));
			if (address === null) return;
			expect(['http:', 'https:']).toContain(new URL(address, 'https://site.example/page').protocol);
		})
	);
});

test('a title is a title, an address that is not of the web is refused', () => {
	expect(isTitleOrWebAddress('Rapport : 2018, annexe 3')).toBe(true);
	expect(isTitleOrWebAddress('enquete-victimes-2019')).toBe(true);
	expect(isTitleOrWebAddress('')).toBe(true);
	expect(isTitleOrWebAddress('javascript:alert(1)')).toBe(false);
});
