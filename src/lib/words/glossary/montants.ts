import type { WrittenEntry } from './entry.ts';

/** The words that this tool gives a meaning of its own, with the rule that uses them: what an amount is. */
export const MONTANTS: readonly WrittenEntry[] = [
	{
		id: 'prevu',
		adresse: '/methode#R2',
		fr: {
			terme: 'Prévu',
			definition:
				"Pour chaque dispositif et chaque année, la loi de finances initiale, à défaut le projet de loi, à défaut l'annonce.",
			reference: 'Règle R2'
		},
		en: {
			terme: 'Planned',
			definition:
				'For each scheme and each year, the initial budget act, failing that the budget bill, failing that the announcement.',
			reference: 'Rule R2'
		}
	},
	{
		id: 'annonce',
		adresse: '/methode#R2',
		fr: {
			terme: 'Annonce',
			definition:
				"Un montant dit en réunion ou en public, qu'un document budgétaire ne confirme pas forcément.",
			reference: 'Règle R2',
			formes: ['annoncés', 'annonces', 'annonce']
		},
		en: {
			terme: 'Announcement',
			definition:
				'An amount stated at a meeting or in public, which a budget document does not necessarily confirm.',
			reference: 'Rule R2',
			formes: ['announcements', 'announcement', 'announced']
		}
	},
	{
		id: 'dispositif',
		adresse: '/methode',
		fr: {
			terme: 'Dispositif',
			definition: 'Un financement suivi par cet outil : une part de programme, un fonds, une subvention.',
			reference: 'Liste des dispositifs'
		},
		en: {
			terme: 'Scheme',
			definition: 'A source of funding followed by this tool: a share of a programme, a fund, a grant.',
			reference: 'List of schemes'
		}
	},
	{
		id: 'hors-personnel',
		fr: {
			terme: 'Hors personnel',
			definition:
				"Le montant ne compte pas la paie des agents de l'État, inscrite ailleurs dans le budget : pour le programme 137, au programme 124.",
			reference: 'Documents budgétaires des programmes 137 et 124',
			formes: ['hors personnel']
		},
		en: {
			terme: 'Excluding staff',
			definition:
				'The amount leaves out the pay of State employees, entered elsewhere in the budget: for programme 137, in programme 124.',
			reference: 'Budget documents of programmes 137 and 124',
			formes: ['excluding staff']
		}
	},
	{
		id: 'non-attribue',
		adresse: '/methode#R6',
		fr: {
			terme: 'Non attribué',
			definition:
				"L'argent que sa source ne rattache à aucune forme de traite, ou qu'elle rattache à plusieurs sans dire combien à chacune.",
			reference: 'Règle R6',
			formes: ['non attribués', 'non attribué']
		},
		en: {
			terme: 'Not attributed',
			definition:
				'Money that its source attributes to no form of trafficking, or attributes to several without saying how much to each.',
			reference: 'Rule R6',
			formes: ['not attributed']
		}
	},
	{
		id: 'non-detaille',
		adresse: '/methode#R3',
		fr: {
			terme: 'Non détaillé',
			definition: 'Ce qui manque pour que les détails publiés fassent le total publié.',
			reference: 'Règle R3',
			formes: ['non détaillés', 'non détaillé']
		},
		en: {
			terme: 'Not itemised',
			definition: 'What is missing for the published details to add up to the published total.',
			reference: 'Rule R3',
			formes: ['not itemised']
		}
	},
	{
		id: 'taux-attribution',
		adresse: '/methode#R9',
		fr: {
			terme: 'Taux d’attribution',
			definition:
				"La part de l'argent rattachée avec preuve à une forme de traite, là où tout le montant est encore publié.",
			reference: 'Règle R9',
			formes: ["taux d'attribution"]
		},
		en: {
			terme: 'Attribution rate',
			definition:
				'The share of the money attributed with evidence to a form of trafficking, where the whole amount is still published.',
			reference: 'Rule R9',
			formes: ['attribution rates', 'attribution rate']
		}
	},
	{
		id: 'couverture',
		adresse: '/methode#R9',
		fr: {
			terme: 'Couverture',
			definition:
				"Ce que les sources isolent encore d'un dispositif une année donnée : tout (complète), une partie (partielle) ou rien (absente).",
			reference: 'Règle R9 ; fichier couverture.csv',
			formes: ['couverture partielle', 'couverture complète', 'couverture']
		},
		en: {
			terme: 'Coverage',
			definition:
				'What the sources still isolate of a scheme in a given year: all of it (full), a part (partial) or nothing (absent).',
			reference: 'Rule R9; file couverture.csv',
			formes: ['partial coverage', 'full coverage', 'coverage']
		}
	},
	{
		id: 'perimetre',
		adresse: '/methode#R5',
		fr: {
			terme: 'Périmètre',
			definition:
				"Ce que vise l'argent d'un dispositif : la traite seule, la prostitution et la traite, ou un contexte plus large qui n'entre dans aucun total.",
			reference: 'Règle R5',
			formes: ['périmètre']
		},
		en: {
			terme: 'Scope',
			definition:
				'What the money of a scheme is meant for: trafficking alone, prostitution and trafficking, or a wider context that enters no total.',
			reference: 'Rule R5',
			formes: ['scope']
		}
	},
	{
		id: 'bornes',
		adresse: '/methode#R8',
		fr: {
			terme: 'Bornes',
			definition:
				"Le minimum et le maximum de l'argent d'une forme : ce qui lui est rattaché avec preuve, puis tout ce qui pourrait la concerner.",
			reference: 'Règle R8',
			formes: ['bornes', 'borne haute', 'borne basse']
		},
		en: {
			terme: 'Bounds',
			definition:
				'The minimum and the maximum of the money of a form: what is attributed to it with evidence, then all that might be for it.',
			reference: 'Rule R8',
			formes: ['bounds', 'upper bound', 'lower bound']
		}
	},
	{
		id: 'cle',
		adresse: '/methode#R7',
		fr: {
			terme: 'Clé de répartition',
			definition:
				"Une hypothèse signée et datée qui partage entre des formes un argent non attribué ; aucune n'est appliquée sans que le lecteur le demande.",
			reference: 'Règle R7',
			formes: ['clés de répartition', 'clé de répartition']
		},
		en: {
			terme: 'Allocation key',
			definition:
				'A signed and dated assumption that divides among forms money that is not attributed; none is applied unless the reader asks.',
			reference: 'Rule R7',
			formes: ['allocation keys', 'allocation key']
		}
	}
];
