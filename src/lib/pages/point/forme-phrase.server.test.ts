import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inLanguage } from '#lib/server/request-language.ts';
import { parseQuery } from '#lib/domain/query.ts';
import { FORMES_ATTRIBUEES } from '#lib/domain/vocabulary.ts';
import { allocate } from '#lib/server/analysis/counted/allocation.ts';
import { shippedBase } from '#lib/server/base.fixture.ts';
import type { Database } from '#lib/server/store/database.ts';
import { formesYears } from '#lib/pages/forme-page.server.ts';
import { formePhraseToCopy } from './forme-phrase.server.ts';

let db: Database;
beforeAll(async () => {
	db = await shippedBase();
});
afterAll(() => db.close());

function phraseOf(forme: (typeof FORMES_ATTRIBUEES)[number], address: string) {
	const query = parseQuery(new URLSearchParams(address), ['bop137', 'p101', 'mae', 'agrasc']);
	const annees = formesYears(db, query).find((one) => one.forme === forme)?.annees ?? [];
	const wanted = query.de ?? null;
	return formePhraseToCopy(db, query, { forme, annees, wanted, origin: 'https://example.org' });
}
const noteOf = (found: ReturnType<typeof phraseOf>) => found?.note.map(({ texte }) => texte).join('');
const plain = (text = '') => text.replace(/[\u00A0\u202F]/g, ' ');

test('the figure for forced labour in 2018: none identified, what might be, and where it is read', () => {
	const found = phraseOf('TRAV', 'de=2018&a=2018');
	expect(plain(found?.phrase)).toBe(
		'En 2018, aucun montant prévu n’est identifié pour l’exploitation par le travail dans nos sources. ' +
			'Au moins 3 093 878 € prévus contre la prostitution et la traite (dont 449 000 € seulement annoncés) ne sont rattachés à aucune forme en particulier : tout, une part ou rien pourrait concerner cette forme. ' +
			'Le maximum est inconnu : nos sources n’isolent qu’une partie de l’argent de cette année.'
	);
	expect(plain(noteOf(found))).toMatch(
		/^Sources : Sénat, Rapport général n° 147 .*, 2018, Tableau .*Partie II\.D.*version 1 du/
	);
	expect(noteOf(found)).toContain('https://example.org/formes/TRAV?de=2018&a=2018&v=1');
	expect(found?.lignes).toBe('/lignes?forme=NV&de=2018&a=2018&etape=prevu&nature=cp&perimetre=coeur');
});

test('what a source attributes is told to the euro, with what is deduced', () => {
	expect(plain(phraseOf('SEX', 'de=2023&a=2023')?.phrase)).toMatch(
		/^En 2023, au moins 1 638 000 € prévus \(déduits par nous\) sont rattachés à l’exploitation sexuelle\. Au moins 3 400 000 € annoncés .* rien pourrait aussi concerner cette forme/
	);
});

test('filters are named (R15)', () => {
	expect(plain(phraseOf('TRAV', 'de=2018&a=2018&dispositif=p101')?.phrase)).toMatch(
		/^Programme 101, part traite\. En 2018/
	);
	// All that this dispositif has is known: nothing is « au moins ».
	expect(plain(phraseOf('TRAV', 'de=2018&a=2018&dispositif=p101')?.phrase)).not.toMatch(/au moins|maximum/i);
	expect(plain(phraseOf('SEX', 'de=2018&a=2018&euros=constants')?.phrase)).toContain('euros constants de');
});

describe('every number of a phrase is one of the allocation', () => {
	const address = ['', 'etape=execution', 'etape=lfi', 'nature=ae', 'dispositif=bop137'];
	test.for(address)('with « %s »', (filters) => {
		for (let year = 2013; year <= 2025; year += 1) {
			const asked = `${filters}&de=${year}&a=${year}`;
			const query = parseQuery(new URLSearchParams(asked), ['bop137', 'p101', 'mae', 'agrasc']);
			const { rows } = allocate(db, query, ['exercice', 'forme']);
			for (const forme of FORMES_ATTRIBUEES) {
				for (const language of ['fr', 'en'] as const) {
					const phrase = inLanguage(language, () =>
						plain(phraseOf(forme, asked)?.phrase ?? '').replace(/\([^)]*\)/g, '')
					);
					if (phrase === '') continue;
					expect(phrase).toContain(String(year));
					const amounts = [...phrase.matchAll(/(?:€([\d,]+(?:\.\d\d)?)|(\d[\d ]*(?:,\d\d)?) €)/g)].map(
						([, en, fr]) =>
							Math.round(
								Number(en?.replace(/,/g, '') ?? fr?.replace(/ /g, '').replace(',', '.') ?? NaN) * 100
							)
					);
					const own = rows.find((row) => row.forme === forme);
					const open = rows
						.filter((row) => row.forme === 'NV' || row.forme === 'MULTI')
						.reduce((sum, { bornes }) => sum + (bornes.bas ?? 0), 0);
					const expected = [own?.bornes.bas ?? 0, open].filter((cents) => cents > 0);
					expect(amounts).toEqual(own?.bornes.bas === null ? [] : expected);
				}
			}
		}
	});
});
