using System.Reflection;

namespace Backfill.Tool.Declaring;

/// <summary>The version of this tool, which is that of every package of the same release.</summary>
internal static class ToolVersion
{
    public static string Text { get; } =
        typeof(ToolVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
}
