import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Node, Project, Type } from "ts-morph";
import type { HandlerPlace } from "./handler-places.js";
import { ownMembers, takesMore } from "./own-members.js";
import type { Morph, ParsedFile } from "./parsed-file.js";

/** What an object or a class has. `open` where the types do not say: then anything may be there. */
export interface Members {
  readonly names: ReadonlySet<string>;
  readonly open: boolean;
}

export interface MemberResolver {
  /** The members of handlers, spread and inherited ones too. */
  of(place: Pick<HandlerPlace, "file" | "node">): Members;
  /** The members that the type of an expression has. */
  ofExpression(file: ParsedFile, node: Node): Members;
}

/**
 * Asks TypeScript itself what is spread or inherited, since that may come from anywhere. Slow, therefore only asked
 * where members are not all written in one place; each project file is loaded once.
 */
export function memberResolver(morph: Morph, root: string): MemberResolver {
  const projects = new Map<string, Project>();
  const projectFor = (path: string): Project => {
    const config = nearestConfig(root, dirname(join(root, path)));
    const known = projects.get(config ?? "");
    if (known !== undefined) return known;
    const made = new morph.Project({
      ...(config === null ? {} : { tsConfigFilePath: config }),
      skipAddingFilesFromTsConfig: true,
      compilerOptions: { allowJs: true, skipLibCheck: true, ...(config === null ? defaults(morph) : {}) },
    });
    projects.set(config ?? "", made);
    return made;
  };
  const twin = (file: ParsedFile, node: Node): Node | undefined => {
    const source = projectFor(file.path).addSourceFileAtPath(join(root, file.path));
    const [kind, start, end] = [node.getKind(), node.getStart(), node.getEnd()];
    const isTwin = (other: Node): boolean => other.getStart() === start && other.getEnd() === end;
    return source.getDescendantsOfKind(kind).find(isTwin);
  };
  return {
    of: ({ file, node }) => {
      const own = ownMembers(morph, node).map(({ name }) => name);
      const names = new Set(own.filter((name) => name !== null));
      const open = own.includes(null);
      if (!takesMore(morph, node)) return { names, open };
      const type = twin(file, node)?.getType();
      const more = type === undefined ? nothing : membersOf(type);
      const isLost = morph.Node.isObjectLiteralExpression(node)
        ? more.open
        : twin(file, node)?.getType().getBaseTypes().length === 0;
      return { names: new Set([...names, ...more.names]), open: open || isLost };
    },
    ofExpression: (file, node) => {
      const type = twin(file, node)?.getType();
      return type === undefined ? nothing : membersOf(type);
    },
  };
}

const nothing: Members = { names: new Set(), open: true };

function membersOf(type: Type): Members {
  const names = new Set(type.getApparentProperties().map((property) => property.getName()));
  return { names, open: type.isAny() || type.isUnknown() };
}

function nearestConfig(root: string, from: string): string | null {
  for (let folder = from; ; folder = dirname(folder)) {
    const path = join(folder, "tsconfig.json");
    if (existsSync(path)) return path;
    if (folder === root || folder === dirname(folder)) return null;
  }
}

function defaults({ ts }: Morph) {
  const { ES2023 } = ts.ScriptTarget;
  return {
    target: ES2023,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    strict: true,
  };
}
