import { describe, expect, test } from 'vitest';
import {
	campaignId,
	ofEachPart,
	readCampaign,
	writeCampaign,
	type CampaignRecord
} from './campaign-record.ts';
import { fc, SEED } from '../../../../../tests/property-seed.ts';

const RECORD: CampaignRecord = {
	annee: 2018,
	titre: 'Réunion de novembre',
	version: 3,
	date: '2026-11-22',
	figee: '2026-11-30',
	filtres: 'etape=execution',
	lignes: 'a'.repeat(64),
	empreintes: { 'formes/repartition-annee': '0123abcd' }
};
const FILE = writeCampaign(RECORD);

const hex = (length: number) =>
	fc
		.array(fc.constantFrom(...'0123456789abcdef'), { minLength: length, maxLength: length })
		.map((all) => all.join(''));
const day = fc
	.date({ min: new Date('1990-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
	.map((date) => date.toISOString().slice(0, 10));
const titles = fc
	.string({ unit: 'grapheme', minLength: 1, maxLength: 60 })
	.map((text) => text.trim())
	.filter((text) => text !== '' && text.length <= 120 && !/[\p{Cc}\p{Zl}\p{Zp}]/u.test(text));
const records: fc.Arbitrary<CampaignRecord> = fc.record({
	annee: fc.integer({ min: 1990, max: 2100 }),
	titre: fc.oneof(
		titles,
		fc.constantFrom('---', 'a: b', 'titre: « x » ', '<!-- x -->', '## constat').map((text) => text.trim())
	),
	version: fc.integer({ min: 1, max: 999 }),
	date: day,
	figee: day,
	filtres: fc.constantFrom('', 'etape=execution', 'dispositif=bop137,mae&euros=constants&base=2025'),
	lignes: hex(64),
	empreintes: fc.dictionary(
		fc.constantFrom('constat/flux', 'formes/repartition-annee', 'besoins/besoins-moyens'),
		hex(8),
		{
			noNullPrototype: true
		}
	)
});
/** Remarks as one may type them: no heading of a part, no comment. */
const remark = fc
	.array(
		fc.constantFrom(
			'Dit par la *DGCS*.',
			'- un',
			'- deux',
			'',
			'### Sous-titre',
			'> cité',
			'---',
			'annee: 2019',
			'#2'
		),
		{
			maxLength: 6
		}
	)
	.map((lines) => lines.join('\n').trim());

test('what is recorded is read again, whatever its title and its remarks, and whatever an editor makes of its ends of lines', () => {
	fc.assert(
		fc.property(
			records,
			fc.record({ constat: remark, evolution: remark, sources: remark }),
			fc.constantFrom('\n', '\r\n', '\r'),
			fc.constantFrom('', '\uFEFF'),
			(record, remarks, end, mark) => {
				const file = mark + writeCampaign(record, remarks).replaceAll('\n', end);
				expect(readCampaign('x', file)).toEqual({
					...record,
					id: 'x',
					remarques: { ...ofEachPart(() => ''), ...remarks }
				});
			}
		),
		{ seed: SEED }
	);
});

test('a campaign is named by its year and the letters and digits of its title; two that look the same are the same', () => {
	expect(campaignId(2018, 'Réunion de novembre : l’État')).toBe('2018-reunion-de-novembre-l-etat');
	expect(campaignId(2018, " RÉUNION  de novembre, l'état !")).toBe('2018-reunion-de-novembre-l-etat');
	expect(campaignId(2018, '« … »')).toBeNull();
	fc.assert(
		fc.property(titles, titles, fc.integer({ min: 1990, max: 2100 }), (one, other, annee) => {
			const [id, second] = [campaignId(annee, one), campaignId(annee, other)];
			if (id !== null) expect(id).toMatch(/^\d{4}(-[a-z0-9]+)+$/);
			expect(campaignId(annee, one.toUpperCase().toLowerCase())).toBe(campaignId(annee, one.toLowerCase()));
			if (id !== null) expect(campaignId(annee + 1, one)).not.toBe(id);
			const words = (text: string) => campaignId(annee, text)?.slice(5).split('-').join('');
			if (id !== null && id.length < 60 && id === second) expect(words(one)).toBe(words(other));
		}),
		{ seed: SEED }
	);
});

describe('a file that was broken is told with its line and what to mend', () => {
	test.for([
		['no head', 'Bonjour', 1, /trois traits/],
		['a head that does not end', FILE.replace(/\n---\n/, '\n'), 1, /trois traits/],
		['a line without a name', FILE.replace('version: 3', 'version 3'), 4, /« version 3 » ne s’écrit pas/],
		[
			'a version that is none',
			FILE.replace('version: 3', 'version: trois'),
			4,
			/« version » : un numéro de version/
		],
		['no version', FILE.replace('version: 3\n', ''), 9, /« version » manque/],
		['a date that is none', FILE.replace('2026-11-22', '22 novembre'), 5, /« date » : .*est attendu/],
		['a name twice', FILE.replace('version: 3', 'annee: 2018'), 4, /écrit deux fois/],
		[
			'a name that is none',
			FILE.replace('version: 3', 'version: 3\nauteur: x'),
			5,
			/« auteur » n’est pas un nom connu/
		],
		[
			'an empreinte cut',
			FILE.replace('0123abcd', '0123'),
			9,
			/« empreinte formes\/repartition-annee » : huit signes/
		],
		[
			'a part that is none',
			FILE.replace('## formes', '## autre'),
			20,
			/« autre » n’est pas une partie : constat/
		],
		['a part twice', FILE.replace('## formes', '## Constat'), 20, /« constat » est écrite deux fois/],
		[
			'a remark under no part',
			FILE.replace('## constat', 'Un mot.\n\n## constat'),
			16,
			/« Un mot. » n’est sous aucune partie/
		],
		['a comment left open', FILE.replace(/-->\n\n## formes/, '\n\n## formes'), 18, /n’est pas fermé/]
	] as const)('%s', ([, file, ligne, phrase]) => {
		expect(readCampaign('2018-x', file)).toEqual({
			id: '2018-x',
			ligne,
			phrase: expect.stringMatching(phrase)
		});
	});
});
