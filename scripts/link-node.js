import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';

// Plain JavaScript: it runs before the Node of the project is in place, with whichever one is installed (20 or later).

/** The first version that reads our scripts as they are written. */
const OLDEST = 24;
const BIN = join('node_modules', '.bin');
const NODES = ['node', 'node-bin'].map((name) =>
	join('node_modules', `${name}-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`)
);

const found = NODES.find((folder) => existsSync(join(folder, 'package.json')));
if (found === undefined) withoutOurs();
else link(found);

/**
 * Puts the locked Node first in the path of npm scripts. Its package declares that itself, but npm 10, which drops those of the
 * other systems, takes away the name that they share.
 * @param {string} folder
 */
function link(folder) {
	const { bin, version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
	const target = relative(BIN, join(folder, bin.node));
	mkdirSync(BIN, { recursive: true });
	if (process.platform === 'win32') writeFileSync(join(BIN, 'node.cmd'), `@"%~dp0${target}" %*\r\n`);
	else {
		rmSync(join(BIN, 'node'), { force: true });
		symlinkSync(target, join(BIN, 'node'));
	}
	console.log(`Node ${version} : celui du projet, vérifié par package-lock.json.`);
}

/** No package of this system, or its bytes were not those of the lock file: npm then leaves it out without a word. */
function withoutOurs() {
	const own = process.versions.node;
	const system = `${process.platform} ${process.arch}`;
	const why = `Le Node du projet n’est pas installé : il n’y en a pas pour ce système (${system}), ou ce qui a été reçu n’est pas ce que dit package-lock.json.`;
	if (Number.parseInt(own) >= OLDEST)
		console.log(`${why} C’est le Node ${own} de cette machine qui servira.`);
	else {
		console.error(
			`${why} Celui de cette machine (${own}) est trop ancien : installez un Node ${OLDEST} ou plus récent.`
		);
		process.exit(1);
	}
}
