import { render } from 'svelte/server';
import { expect, test } from 'vitest';
import type { Effect } from '#lib/domain/importing/effect.ts';
import { inLanguage } from '#lib/server/request-language.ts';
import { sentenceToSign } from '#lib/words/importing/effect-sentences.ts';
import EffectView from './EffectView.svelte';

const nothing = { avant: null, fichier: null, apres: null };
const place = {
	...nothing,
	dispositif: 'bop137',
	exercice: 2018,
	etape: 'lfi',
	nature: 'cp',
	...{ ajoutees: 3, modifiees: 0, retirees: 0, inchangees: 0, concurrentes: 0 },
	formes: []
} as const;

/** An effect with what the picture of the screen has: money that comes, money that is detailed, a rival, frozen figures. */
const EFFECT: Effect = {
	...{
		quoi: 'import',
		annule: null,
		issue: 'change',
		version: 12,
		empreinte: 'a',
		nombre: 2,
		corrections: 4
	},
	lieux: [
		{
			...{ ...place, exercice: 2017, avant: 682_794_500, fichier: 682_794_500, apres: 682_794_500 },
			formes: [
				{ forme: 'SEX', avant: null, fichier: 378_537_600, apres: 378_537_600 },
				{ forme: 'NV', avant: 682_794_500, fichier: 304_256_900, apres: 304_256_900 }
			]
		},
		{
			...{ ...place, fichier: 502_087_800, apres: 502_087_800 },
			formes: [{ forme: 'SEX', avant: null, fichier: 237_600_000, apres: 237_600_000 }]
		}
	],
	lignes: { ajoutees: 6, modifiees: 0, retirees: 0, inchangees: 0 },
	fichiers: [],
	concurrences: [
		{
			...{ dispositif: 'bop137', exercice: 2017, etape: 'lfi', nature: 'cp', niveau: 'np', role: 'total' },
			...{ poste: '', beneficiaire: '', motif: 'preuve' },
			valeurs: [
				{
					...{ source: 'plf-2018', centimes: 682_794_500, preuve: 'A' },
					...{ retenue: true, concordante: false, nouvelle: false }
				},
				{
					...{ source: 'senat', centimes: 626_475_500, preuve: 'B' },
					...{ retenue: false, concordante: false, nouvelle: true }
				}
			]
		}
	],
	pertes: [],
	partiels: [],
	dit: [],
	taux: [{ exercice: 2018, avant: null, apres: { attribue: 473, total: 1000 } }],
	figures: [{ id: 'formes-annees', nom: 'Formes par année', phrase: 'une valeur change' }],
	campagnes: [],
	totaux: [
		{
			dispositif: 'bop137',
			exercice: 2018,
			etape: 'lfi',
			nature: 'cp',
			centimes: 502_087_800,
			fichier: 502_087_800
		},
		{
			dispositif: 'bop137',
			exercice: 2017,
			etape: 'lfi',
			nature: 'cp',
			centimes: 682_794_600,
			fichier: 682_794_500
		}
	],
	noms: {
		dispositifs: { bop137: 'BOP 137' },
		sources: { senat: 'Sénat, rapport' },
		formes: { SEX: 'exploitation sexuelle', NV: 'non attribué' }
	}
};

const html = (effect: Effect, fini = false) =>
	render(EffectView, { props: { effect, fini } })
		.body.replace(/<!--.*?-->/gs, '')
		.replaceAll('\u00A0', ' ');
const text = (effect: Effect, fini = false) =>
	html(effect, fini)
		.replace(/<[^>]*>/g, ' ')
		.replace(/\s+/g, ' ');

test('an effect says before and after by form, the same total as such, and what is absent in words', () => {
	const said = text(EFFECT);
	expect(said).toContain('BOP 137, 2017 loi de finances initiale (LFI), en CP');
	expect(said).toContain('3 785 376 exploitation sexuelle');
	expect(said).toContain('absent de nos sources');
	expect(said).toMatch(/0 même total, 3 lignes ajoutées/);
	expect(said).toContain('+5 020 878');
	expect(html(EFFECT)).toMatch(/<table[^>]*aria-label/);
});

test('a total that was typed is held to the cent', () => {
	const said = text(EFFECT);
	expect(said).toContain('le document dit 5 020 878 €, vos fichiers font 5 020 878 €. Au centime près.');
	expect(said).toContain('le document dit 6 827 946 €, vos fichiers font 6 827 945 € : il manque 1 €.');
});

test('rival values stand with the retained one first, with their grade in words', () => {
	const said = text(EFFECT);
	expect(said).toMatch(/6 827 945 € plf-2018 preuve A, document budgétaire publié, retenue/);
	expect(said).toMatch(/6 264 755 € Sénat, rapport vos fichiers, preuve B, .*écartée, affichée à côté/);
	expect(said).toContain('Taux d’attribution 2018 non calculable puis 47,3 %');
});

test('what is signed names one stage of one year at a time, and adds nothing up', () => {
	expect(sentenceToSign(EFFECT).replaceAll('\u00A0', ' ')).toBe(
		'Je répartis autrement entre les formes 6 827 945 € déjà votés (LFI) pour 2017, sans en changer le total (BOP 137, en CP) ; j’ajoute 5 020 878 € votés (LFI) pour 2018 (BOP 137, en CP) ; je corrige 4 cellules.'
	);
	const both = EFFECT.lieux.flatMap((one) => [one, { ...one, nature: 'ae' as const }]);
	const said = sentenceToSign({ ...EFFECT, lieux: both, nombre: both.length });
	expect(said).toContain('en CP comme en AE');
	expect(said.match(/j’ajoute/g)).toHaveLength(1);
	expect(sentenceToSign({ ...EFFECT, issue: 'inchange' })).toMatch(/^Rien ne change/);
});

test('in English, sentences are English and what the sources and the rules say is marked as French', () => {
	const message = 'Ce total ne tombe pas juste.';
	const told = { ...EFFECT, dit: [{ message, severite: 'avertissement', code: 'x' }] } as unknown as Effect;
	const [words, marked] = inLanguage('en', () => [text(told), html(told)]);
	expect(words).toContain('absent from our sources');
	expect(marked).toMatch(new RegExp(`<ul[^>]*lang="fr"[^>]*>\\s*<li[^>]*>${message}`));
	expect(words).not.toMatch(/\b(votés|dispositif|retenue)\b/);
});
