// Reads a list of {schema, judged, instances} from stdin; writes for each the verdicts on its instances by `judged`.
// Both schemas must be such that ajv takes them in strict mode.
const Ajv = require('ajv')
const fs = require('fs')

const answer = JSON.parse(fs.readFileSync(0, 'utf8')).map(({ schema, judged, instances }) => {
  new Ajv({ strict: true }).compile(schema)
  const validate = new Ajv({ strict: true }).compile(judged)
  return instances.map((instance) => validate(instance))
})
process.stdout.write(JSON.stringify(answer))
