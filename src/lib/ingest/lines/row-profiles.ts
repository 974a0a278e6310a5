import { fr } from '#lib/domain/typography.ts';
import type { ReadOptions } from './batch.ts';
import { checkConventionYear, checkGrantor, checkPaymentPeriod } from '#lib/ingest/cells/conventions.ts';
import { checkExercice } from '#lib/ingest/cells/exercice.ts';
import {
	checkPaidProgramme,
	checkProgrammePoste,
	checkRecipientSiren
} from '#lib/ingest/cells/recipients.ts';
import { decideYear } from '#lib/ingest/header/file-year.ts';
import type { PlanOptions } from './line-plan.ts';
import type { Opened } from '#lib/ingest/opened.ts';
import type { ProblemLog } from '#lib/ingest/told/problem-log.ts';

/** What a profile whose rows are lines says of them; `null` when the file is refused. */
export type RowRules = Pick<PlanOptions, 'at' | 'exercice' | 'constants' | 'checks' | 'totalRows'>;
type Rules = (opened: Opened, options: ReadOptions, log: ProblemLog) => RowRules | null;

const canonical: Rules = ({ match }, options, log) => {
	if (options.exercice !== undefined) {
		log.announce(
			'exercice',
			match.at.has('exercice')
				? fr`--exercice n'est pas utilisé : chaque ligne a son exercice.`
				: fr`L'exercice est ${options.exercice} pour toutes les lignes, comme demandé.`
		);
	}
	return { at: match.at, exercice: options.exercice };
};

/** Years of payment that a text states: « versements 2023 », or two years before its finance bill. */
function paymentYears(text: string): number[] {
	const paid = [...text.matchAll(/versements?[-_ ](?:de |en )?((?:20)\d\d)|versements?((?:20)\d\d)/gi)];
	const bills = [...text.matchAll(/plf[-_ ]?(20\d\d|\d\d)(?!\d)/gi)];
	const years = [
		...paid.map(([, spaced, joined]) => Number(spaced ?? joined)),
		...bills.map(([, year = '']) => (year.length === 2 ? 2000 : 0) + Number(year) - 2)
	];
	return [...new Set(years)];
}

const jaune: Rules = (opened, options, log) => {
	const { match, dialect, name } = opened;
	const title = dialect.sample.rows
		.slice(0, match.row)
		.map((row) => row.join(' '))
		.join(' ');
	const clues = {
		header: [...new Set(match.years.values())],
		preamble: paymentYears(title),
		name: paymentYears(name)
	};
	const exercice = decideYear(clues, options, log);
	if (exercice === null) return null;
	log.announce(
		'versements',
		fr`Ce sont des versements de ${exercice}, que publie l'annexe au projet de loi de finances pour ${exercice + 2}.`
	);
	const at = new Map(match.at);
	const programme = at.get('programme');
	if (programme !== undefined) at.set('poste', programme);
	return {
		at,
		exercice,
		totalRows: true,
		constants: {
			dispositif: 'versements',
			etape: 'execution',
			nature: 'cp',
			preuve: 'A',
			source: `jaune-plf-${exercice + 2}`
		},
		checks: { programme: checkPaidProgramme, poste: checkProgrammePoste, siren: checkRecipientSiren }
	};
};

const scdl: Rules = ({ match, name }, _options, log) => {
	// The document is the file; who grants is who pays.
	const source = name.replace(/\.[^.]*$/, '').trim() || name;
	log.announce('source', fr`La source est le fichier, « ${source} » ; l'attribuant est le payeur.`);
	const at = new Map(match.at);
	const annee = at.get('annee');
	const dated = at.has('exercice');
	if (!dated && annee !== undefined) at.set('exercice', annee);
	return {
		at,
		totalRows: true,
		constants: { dispositif: 'subventions-locales', etape: 'execution', nature: 'ae', source },
		checks: {
			exercice: dated ? checkConventionYear : checkExercice,
			siren: checkRecipientSiren,
			periode: checkPaymentPeriod,
			payeur: checkGrantor
		}
	};
};

/** The rules of each profile whose rows are lines. */
export const ROW_PROFILES: Readonly<Record<string, Rules>> = {
	lignes: canonical,
	'jaune-associations': jaune,
	'scdl-subventions': scdl
};
