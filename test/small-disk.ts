/** A disk of a few megabytes that a test can fill: a tmpfs, where the system lets us mount one. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, statfsSync } from 'node:fs'
import { open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface SmallDisk {
  readonly folder: string
  /** Writes until nothing more fits. */
  fill(): Promise<void>
  /** Takes away what `fill` wrote. */
  empty(): Promise<void>
  remove(): void
}

/** Mounts one; null where that is not possible, as without the rights for it. */
export const mountSmallDisk = (megabytes: number): SmallDisk | null => {
  if (process.platform !== 'linux') return null
  const folder = mkdtempSync(join(tmpdir(), 'uitrol-disk-'))
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder])
  if (mounted.status !== 0) {
    rmSync(folder, { recursive: true })
    return null
  }
  const ballast = join(folder, 'ballast')
  return {
    folder,
    fill: async () => {
      const file = await open(ballast, 'a')
      try {
        for (let size = 1 << 20; size >= 1;) {
          const { bavail, bsize } = statfsSync(folder)
          if (bavail === 0) break
          const piece = Math.min(size, bavail * bsize)
          await file.write(Buffer.alloc(piece, 1)).catch(() => (size = Math.floor(size / 2)))
        }
      } finally {
        await file.close()
      }
    },
    empty: () => rm(ballast, { force: true }),
    remove: () => {
      spawnSync('umount', ['-l', folder])
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
