import { readCommandLine, stop, stopWithUsage } from '../usage.ts';
import { FIGURE_PRESETS, type FigurePreset } from './presets.ts';

const USAGE = `Usage : npm run publish -- --out DOSSIER --origin https://ADRESSE [--origin-vivant https://ADRESSE] [--filtres NOMS] [--date AAAA-MM-JJ] [--db CHEMIN] [--refaire]
        npm run publish -- --verifier DOSSIER
Écrit tout le site public, à la version actuelle de la base, en fichiers que sert n’importe quel hébergement. --origin est
l’adresse où la copie sera lue, à la racine de son domaine ; sans elle, ORIGIN. --origin-vivant est celle du site qui répond
à toute question ; sans elle, ORIGIN quand --origin en donne une autre. --filtres choisit quels filtres des figures ont
leurs propres pages (${FIGURE_PRESETS.join(',')} ; « aucun » pour aucun). --date date la copie d’un autre jour que celui-ci.
--refaire écrit à nouveau une copie à laquelle rien n’a changé. --verifier suit chaque lien de chaque fichier d’une copie faite.`;

/** What a publication is asked. */
export interface Publication {
	readonly out: string;
	readonly origin: string;
	readonly vivant: string | null;
	readonly date: string;
	readonly presets: readonly FigurePreset[];
	readonly db: string | undefined;
	/** Whether to write what stands already. */
	readonly refaire: boolean;
}

/** A day of the calendar, in Paris. */
const today = () => new Intl.DateTimeFormat('fr-CA', { timeZone: 'Europe/Paris' }).format();

/** The root of a site, without its last slash; what is no such address stops the command. */
function originOf(written: string, option: string): string {
	const url = URL.parse(written);
	if (
		url === null ||
		!/^https?:$/.test(url.protocol) ||
		url.pathname !== '/' ||
		url.search !== '' ||
		url.username !== ''
	)
		stopWithUsage(
			`${option} : « ${written} » n’est pas la racine d’un site. Écrivez son adresse entière, sans chemin : https://exemple.fr`,
			USAGE
		);
	return url.origin;
}

function presetsIn(written: string | undefined): readonly FigurePreset[] {
	if (written === undefined) return FIGURE_PRESETS;
	if (written === 'aucun') return [];
	const names = written.split(',');
	const unknown = names.find((name) => !(FIGURE_PRESETS as readonly string[]).includes(name));
	if (unknown !== undefined)
		stopWithUsage(
			`--filtres : « ${unknown} » n’est pas un filtre publié. Filtres possibles : ${FIGURE_PRESETS.join(', ')}.`,
			USAGE
		);
	return FIGURE_PRESETS.filter((name) => names.includes(name));
}

/** What the command line asks: a publication, or the check of a copy. A misuse stops the command. */
export function readArguments(): Publication | { readonly verifier: string } {
	const text = { type: 'string' } as const;
	const { values } = readCommandLine(
		{
			options: {
				...{ out: text, origin: text, 'origin-vivant': text, filtres: text, date: text, db: text },
				...{ verifier: text, refaire: { type: 'boolean' } }
			}
		},
		USAGE
	);
	const { verifier } = values;
	if (verifier !== undefined) {
		if (Object.keys(values).length > 1)
			return stopWithUsage('--verifier : cette option se donne seule.', USAGE);
		return { verifier };
	}
	const set = process.env['ORIGIN'] || undefined;
	const origin = values.origin ?? set;
	if (values.out === undefined)
		return stopWithUsage('--out : dites dans quel dossier écrire la copie.', USAGE);
	if (origin === undefined)
		return stopWithUsage(
			'--origin : dites à quelle adresse la copie sera lue. Ses figures, ses citations et ses cadres la portent.',
			USAGE
		);
	const own = originOf(origin, '--origin');
	const alive = values['origin-vivant'] ?? set;
	const vivant = alive === undefined ? null : originOf(alive, '--origin-vivant');
	if (values['origin-vivant'] !== undefined && vivant === own)
		return stop('--origin-vivant : c’est l’adresse de la copie elle-même.');
	const date = values.date ?? today();
	if (!/^\d{4}-\d{2}-\d{2}$/.test(date) || Number.isNaN(Date.parse(date)))
		return stopWithUsage(`--date : « ${date} » n’est pas un jour. Écrivez-le AAAA-MM-JJ.`, USAGE);
	return {
		out: values.out,
		origin: own,
		vivant: vivant === own ? null : vivant,
		date,
		presets: presetsIn(values.filtres),
		db: values.db,
		refaire: values.refaire === true
	};
}
