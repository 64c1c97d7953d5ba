namespace Backfill.Testing.Servers;

/// <summary>An installed server program and how it is called.</summary>
/// <param name="Root">The folder it is chrooted to, or the empty text.</param>
/// <param name="Install">The command that fills a data folder.</param>
/// <param name="Server">The command of the server itself.</param>
internal sealed record Installation(string Root, IReadOnlyList<string> Install, IReadOnlyList<string> Server)
{
    private const string DefaultRoot = "/var/cache/backfill-tests/mysql-sid";

    /// <summary>Finds the product on this machine, or null.</summary>
    public static Installation? Find(ServerProduct product) => product == ServerProduct.MySql ? FindMySql() : FindMariaDb();

    private static Installation? FindMySql()
    {
        var root = Environment.GetEnvironmentVariable("BACKFILL_TEST_MYSQL_ROOT") is { Length: > 0 } given ? given : DefaultRoot;
        if (File.Exists($"{root}/usr/sbin/mysqld") && Environment.UserName == "root")
        {
            string[] server = ["chroot", root, "/usr/sbin/mysqld", "--no-defaults"];
            return new Installation(root, [.. server, "--initialize-insecure"], server);
        }

        // MariaDB installs a link of this name.
        return Program("mysqld") is { } mysqld && new FileInfo(mysqld).LinkTarget is null
            ? new Installation("", [mysqld, "--no-defaults", "--initialize-insecure"], [mysqld, "--no-defaults"])
            : null;
    }

    /// <summary>MariaDB 11 in a folder of its own, or null.</summary>
    public static Installation? FindMariaDb11()
    {
        var root = Environment.GetEnvironmentVariable("BACKFILL_TEST_MARIADB11_ROOT") is { Length: > 0 } given ? given : "/var/cache/backfill-tests/mariadb-trixie";
        return File.Exists($"{root}/usr/sbin/mariadbd") && Environment.UserName == "root"
            ? new Installation(
                root,
                ["chroot", root, "/usr/bin/mariadb-install-db", "--no-defaults", "--force", "--auth-root-authentication-method=normal", "--skip-test-db"],
                ["chroot", root, "/usr/sbin/mariadbd", "--no-defaults"])
            : null;
    }

    private static Installation? FindMariaDb() =>
        Program("mariadbd") is { } mariadbd && Program("mariadb-install-db") is { } install
            ? new Installation("", [install, "--no-defaults", "--auth-root-authentication-method=normal", "--skip-test-db"], [mariadbd, "--no-defaults"])
            : null;

    private static string? Program(string name) =>
        $"{Environment.GetEnvironmentVariable("PATH")}:/usr/sbin:/usr/local/sbin".Split(':', StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);
}
