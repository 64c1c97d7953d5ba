using System.Diagnostics;
using Backfill.Cli.Commands;

namespace Backfill.Cli.Tests.NextCommands;

/// <summary>A word is what a real shell takes it for.</summary>
public sealed class ShellWordTests
{
    [Theory]
    [InlineData("2025-03-01T14:30:00")]
    [InlineData("")]
    [InlineData("two words")]
    [InlineData("it's")]
    [InlineData("$HOME `id` $(id) !x \\ \"")]
    [InlineData("*?[a]~")]
    [InlineData("Zürich 東京 😀")]
    [InlineData("two\nlines\ttab")]
    [InlineData("\u001b]0;owned\u0007 it's \\n")]
    [InlineData("\u0085\u009b31m")]
    [InlineData("-5")]
    public void Bash_reads_it_back(string text)
    {
        var word = ShellWord.Of(text);
        Assert.DoesNotContain(word, char.IsControl);
        Assert.Equal(text, Bash($"printf %s {word}"));
    }

    [Fact]
    public void A_value_that_looks_like_an_option_is_given_in_one_word_with_it()
    {
        Assert.Equal(["--note=--json"], ShellWord.OfOption("--note", "--json"));
        Assert.Equal(["--note", "''"], ShellWord.OfOption("--note", ""));
    }

    private static string Bash(string command)
    {
        using var bash = Process.Start(new ProcessStartInfo("bash", ["-c", command]) { RedirectStandardOutput = true, Environment = { ["LC_ALL"] = "C.UTF-8" } })!;
        var said = bash.StandardOutput.ReadToEnd();
        bash.WaitForExit();
        return said;
    }
}
