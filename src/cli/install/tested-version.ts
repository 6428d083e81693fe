/**
 * The version of the CLI that the tests run. It is installed when a runner has none, the workflow names none, and npm
 * does not name the newest.
 *
 * Written by `npm run pin-codex -- VERSION`; do not edit it by hand.
 */

/** The version, with npm's sha512 checksums (SRI) of its launcher and of each platform's binary package. */
export const TESTED_CODEX: {
  readonly version: string
  readonly launcher: string
  readonly platforms: Readonly<Record<string, string>>
} = {
  version: '0.171.0',
  launcher: 'sha512-1IOFzL2Xg86tLdw6kDo3GoKbkQENgQi7TI6rlEvN132R7ngSw7SNOIQoTcnKzSZZ8kf9N9GynCweSoaFbqk2Eg==',
  platforms: {
    'linux-x64':
      'sha512-l66NZkQgdk2C3pbcfULDz42yEUB581MVA6I+Y43Wp4OIqEy73HCdmZ0GTjeAHY2ycuH4N00d9VsLrwT1jxshTw==',
    'linux-arm64':
      'sha512-9z17t4bbUJ9UCIb49O4PoA+ki+45q3rd8nZ8PeH6sYnlKkBld/Xpo/OS3h3Ti954+foshX4o7k5TCU8N7zzqQA==',
    'darwin-x64':
      'sha512-pwN5uNEKx/mZjwBEf/6CKq6SJMfJS5kruV3sJQAk7ebIPvC58Ote3CicIxETDZtjLj35rNv3PLPd7mHCg6hGPw==',
    'darwin-arm64':
      'sha512-hIYTkRUpuYpkVfTq4cpby0PXqhAVcIgE7f6FoyY1lt2RyARj3GXS1Can/dIYUBItVhXzhb98HYHZNzCX74QRlQ==',
    'win32-x64':
      'sha512-HKWBK25tLQxdEg6svw0CrBf+v0bQhRyF8EBVdNqeRxErqpfFa/dfSar6r3sJt6tyPqozOtgz2BH8B2G3n/+gnQ==',
    'win32-arm64':
      'sha512-kkavDHtAkkNaYtO7eBw4IdBbE/PsWP+Ezp9JXcr/mBu/Cc7EevzFVIVC3sZYvWsF9xuvyjIUv9CKeN0LU0+N9Q==',
  },
}
