// A program for Node: reads cases and zones on standard input, says what the npm package mrz makes of them.
// The folder of the package is the first argument. Answers are in the words of the book of cases.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const folder = process.argv[2];
const packageFile = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
const entry = createRequire(join(folder, "..", "beside.js")).resolve("mrz");
const { parse } = await import(pathToFileURL(entry).href);

const SEXES = { male: "M", female: "F" };
const FIELDS = {
  surname: "lastName", given_names: "firstName", issuing_state: "issuingState", nationality: "nationality",
  birth_raw: "birthDate", expiry_raw: "expirationDate", document_code: "documentCode", document_number: "documentNumber",
};

function answer(lines) {
  let found;
  try {
    found = parse(lines);
  } catch {
    return { valid: false, fields: {} };
  }
  const fields = {};
  for (const [ours, theirs] of Object.entries(FIELDS)) {
    const text = found.fields[theirs];
    if (text !== undefined && text !== null) fields[ours] = text;
  }
  if (found.documentNumber) fields.document_number = found.documentNumber;
  if (found.fields.sex) fields.sex = SEXES[found.fields.sex] ?? null;
  return { valid: found.valid, fields };
}

function perSecond(zones, rounds) {
  let best = Infinity;
  for (let round = 0; round < rounds; round += 1) {
    const start = process.cpuUsage();
    for (const lines of zones) {
      try { parse(lines); } catch { continue; }
    }
    const spent = process.cpuUsage(start);
    best = Math.min(best, (spent.user + spent.system) / 1e6);
  }
  return zones.length / best;
}

const asked = JSON.parse(readFileSync(0, "utf8"));
const answers = asked.cases.map((book) => book.map(answer));
process.stdout.write(JSON.stringify({
  version: packageFile.version, answers, per_s: perSecond(asked.zones, asked.rounds),
}));
